//! How long reading takes; run with `--release -- --ignored --nocapture`.

use std::time::Instant;

use travaux::text::{Text, markdown, plain};

/// Best of many runs, in milliseconds.
fn best(mut work: impl FnMut()) -> f64 {
    (0..15)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::MAX, f64::min)
}

#[test]
#[ignore = "a measurement"]
fn two_megabytes() {
    for name in ["base-en.txt", "base-ru.txt"] {
        let path = crate::real::shared().join("workload").join(name);
        let Ok(source) = std::fs::read_to_string(&path) else {
            println!("skipped: {} is not here", path.display());
            continue;
        };
        let (text, _) = plain::read(&source);
        let written = markdown::write(&text);
        let provisions = text.provisions().to_vec();
        let labelled = provisions.iter().filter(|p| p.form.label.is_some()).count();
        println!("{name}: {} bytes, {} provisions, {labelled} labelled", source.len(), provisions.len());
        println!("  plain::read      {:.2} ms", best(|| drop(plain::read(&source))));
        println!("  clone            {:.2} ms", best(|| drop(provisions.clone())));
        println!("  clone + new      {:.2} ms", best(|| drop(Text::new(provisions.clone()))));
        println!("  plain::write     {:.2} ms", best(|| drop(plain::write(&text, true))));
        println!("  markdown::write  {:.2} ms", best(|| drop(markdown::write(&text))));
        println!("  markdown::read   {:.2} ms", best(|| drop(markdown::read(&written))));
        assert_eq!(markdown::read(&written).0, text);
    }
}
