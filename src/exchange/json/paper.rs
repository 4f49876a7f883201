//! A paper, as JSON.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{put, put_entry, put_list};
use crate::exchange::paper::{Block, LineKind, Paper, Role, Run, Table, TableCell};

/// Name and version of the format.
pub const FORMAT: &str = "travaux-paper/1";

/// What stands on a paper, as written.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum WrittenBlock {
    Heading { level: u8, text: String },
    Text { mark: String, text: String },
    Provision { label: String, text: String, notes: Vec<String> },
    Caption { text: String },
    Table(WrittenTable),
}

/// A table as written.
#[derive(Serialize)]
struct WrittenTable {
    columns: Vec<WrittenColumn>,
    rows: Vec<Value>,
}

/// A column as written.
#[derive(Serialize)]
struct WrittenColumn {
    key: String,
    name: String,
}

/// A paper, one block a line.
pub fn save(paper: &Paper) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(b"{\"format\":");
    put(&mut out, &FORMAT);
    put_entry(&mut out, "name", &paper.name);
    put_entry(&mut out, "title", &paper.title);
    put_entry(&mut out, "draft", &paper.draft);
    put_entry(&mut out, "distribution", &paper.distribution);
    put_list(&mut out, "blocks", paper.blocks.iter().filter_map(block));
    out.extend_from_slice(b"}\n");
    out
}

fn block(block: &Block) -> Option<WrittenBlock> {
    Some(match block {
        Block::Heading(heading) => {
            WrittenBlock::Heading { level: heading.level, text: heading.words.clone() }
        }
        Block::Words(words) => WrittenBlock::Text { mark: words.mark.clone(), text: text(&words.runs) },
        Block::Prose(prose) => WrittenBlock::Provision {
            label: prose.label.clone(),
            text: text(&prose.runs),
            notes: prose.notes.iter().map(|note| note.words.clone()).collect(),
        },
        Block::Caption(caption) => WrittenBlock::Caption { text: caption.words.clone() },
        Block::Table(set) => WrittenBlock::Table(table(set)),
        Block::NewPage => return None,
    })
}

/// A table: each row by itself, so that what covers several rows is said in each of them.
fn table(table: &Table) -> WrittenTable {
    let head = table.lines.first().filter(|line| line.kind == LineKind::Head);
    let count = table.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0).max(table.columns.len());
    let name = |at: usize| head.and_then(|head| head.cells.get(at)).map(cell).unwrap_or_default();
    let key = |at: usize| match table.columns.get(at).map(|column| column.key) {
        Some(key) if !key.is_empty() => key.to_owned(),
        _ => format!("column-{}", at + 1),
    };
    let columns = (0..count).map(|at| WrittenColumn { key: key(at), name: name(at) }).collect();
    let mut reaching: Vec<(u16, String)> = vec![(0, String::new()); count];
    let mut rows = Vec::new();
    for line in table.lines.iter().skip(usize::from(head.is_some())) {
        if line.kind == LineKind::Section {
            rows.push(json!({ "section": line.cells.first().map(cell).unwrap_or_default() }));
            continue;
        }
        let mut cells = line.cells.iter();
        let mut row = Map::new();
        for (at, (reach, said)) in reaching.iter_mut().enumerate() {
            if *reach > 0 {
                *reach -= 1;
            } else if let Some(own) = cells.next() {
                (*reach, *said) = (own.span.rows.saturating_sub(1), cell(own));
            } else {
                said.clear();
            }
            row.insert(key(at), Value::String(said.clone()));
        }
        rows.push(Value::Object(row));
    }
    WrittenTable { columns, rows }
}

fn cell(cell: &TableCell) -> String {
    let paragraphs: Vec<String> = cell.paragraphs.iter().map(|runs| text(runs)).collect();
    paragraphs.join("\n")
}

/// Words as text: what goes as `{--so--}`, what comes as `{++so++}` unless there is nothing else.
fn text(runs: &[Run]) -> String {
    let marked = runs.iter().any(|run| run.role != Role::Proposed && !run.words.trim().is_empty());
    let mut said = String::new();
    for run in runs {
        let words = run.words.trim_start();
        said.push_str(&run.words[..run.words.len() - words.len()]);
        match run.role {
            _ if words.is_empty() => {}
            Role::Goes => said.push_str(&format!("{{--{words}--}}")),
            Role::Proposed if marked => said.push_str(&format!("{{++{words}++}}")),
            _ => said.push_str(words),
        }
    }
    said.trim().to_owned()
}
