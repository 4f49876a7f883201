//! `travaux read`.

use super::arguments::{Read, ReadFormat};
use super::{Failure, files, output};
use crate::exchange::json;
use crate::exchange::open::How;
use crate::exchange::revised;
use crate::exchange::word::Reading;
use crate::language::Language;
use crate::text::{markdown, plain};

/// Shows the text of a file.
pub fn run(asked: &Read, language: Language) -> Result<(), Failure> {
    output::spares(asked.output.as_deref(), [asked.file.as_path()])?;
    let reading = Reading { view: asked.view.into(), numbers: !asked.no_numbers };
    let how = How { reading, encoding: asked.encoding };
    let opened = files::one(&asked.file, how, language)?;
    if let Some(revised) = &opened.revised {
        let bytes = match asked.format {
            ReadFormat::Markdown | ReadFormat::Text => {
                revised::write(revised, &opened.beside.comments).into_bytes()
            }
            ReadFormat::Json => json::revised::save(revised, &opened.beside.comments),
        };
        return output::write(asked.output.as_deref(), &bytes);
    }
    let bytes = match asked.format {
        ReadFormat::Markdown => markdown::write(&opened.text).into_bytes(),
        ReadFormat::Text => plain::write(&opened.text, true).into_bytes(),
        ReadFormat::Json => {
            let warnings: Vec<String> = opened.notices.into_iter().map(|it| language.say(it)).collect();
            json::text::save(&opened.text, &warnings)
        }
    };
    output::write(asked.output.as_deref(), &bytes)
}
