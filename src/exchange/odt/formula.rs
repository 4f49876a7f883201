//! Formulas of an OpenDocument text: MathML, kept as the Office MathML a Word file has.

use quick_xml::escape::escape;
use roxmltree::Node;

use crate::exchange::word::Object;

/// A formula as an object, and its words as they follow each other.
pub fn read(math: Node<'_, '_>) -> (Object, String) {
    let mut formula = Formula::default();
    formula.xml.push_str("<m:oMath>");
    formula.children(math);
    formula.xml.push_str("</m:oMath>");
    (Object::formula(formula.xml), formula.words)
}

/// What is written so far.
#[derive(Default)]
struct Formula {
    xml: String,
    words: String,
}

impl Formula {
    fn children(&mut self, node: Node<'_, '_>) {
        node.children().filter(Node::is_element).for_each(|child| self.node(child));
    }

    fn node(&mut self, node: Node<'_, '_>) {
        match node.tag_name().name() {
            "mi" | "mn" | "mo" | "mtext" | "ms" => self.run(node),
            // The same again in another notation.
            "annotation" | "annotation-xml" => {}
            "msup" => self.parts("sSup", &["e", "sup"], node),
            "msub" => self.parts("sSub", &["e", "sub"], node),
            "msubsup" => self.parts("sSubSup", &["e", "sub", "sup"], node),
            "mfrac" => self.parts("f", &["num", "den"], node),
            "munder" => self.parts("limLow", &["e", "lim"], node),
            "mover" => self.parts("limUpp", &["e", "lim"], node),
            "munderover" => self.under_and_over(node),
            "msqrt" => {
                self.xml.push_str("<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/>");
                self.within("e", |formula| formula.children(node));
                self.xml.push_str("</m:rad>");
            }
            "mroot" => {
                let mut parts = node.children().filter(Node::is_element);
                let (base, degree) = (parts.next(), parts.next());
                self.within("rad", |formula| {
                    formula.within("deg", |formula| degree.into_iter().for_each(|it| formula.node(it)));
                    formula.within("e", |formula| base.into_iter().for_each(|it| formula.node(it)));
                });
            }
            "mtable" => self.within("m", |formula| formula.children(node)),
            "mtr" => self.within("mr", |formula| formula.children(node)),
            "mtd" => self.within("e", |formula| formula.children(node)),
            _ => self.children(node),
        }
    }

    /// Letters, a number or a sign.
    fn run(&mut self, node: Node<'_, '_>) {
        let letters: String = node.descendants().filter(Node::is_text).filter_map(|it| it.text()).collect();
        let letters = letters.split_whitespace().collect::<Vec<_>>().join(" ");
        if !letters.is_empty() {
            let text = escape(&letters);
            self.xml.push_str(&format!("<m:r><m:t xml:space=\"preserve\">{text}</m:t></m:r>"));
            self.words.push_str(&letters);
        }
    }

    /// Something made of parts; what has more of them keeps its words.
    fn parts(&mut self, name: &str, parts: &[&str], node: Node<'_, '_>) {
        let mut own = node.children().filter(Node::is_element);
        self.within(name, |formula| {
            for part in parts {
                formula.within(part, |formula| own.next().into_iter().for_each(|it| formula.node(it)));
            }
        });
        own.for_each(|it| self.node(it));
    }

    fn under_and_over(&mut self, node: Node<'_, '_>) {
        let mut parts = node.children().filter(Node::is_element);
        let (base, under, over) = (parts.next(), parts.next(), parts.next());
        self.within("limUpp", |formula| {
            formula.within("e", |formula| {
                formula.within("limLow", |formula| {
                    formula.within("e", |formula| base.into_iter().for_each(|it| formula.node(it)));
                    formula.within("lim", |formula| under.into_iter().for_each(|it| formula.node(it)));
                });
            });
            formula.within("lim", |formula| over.into_iter().for_each(|it| formula.node(it)));
        });
    }

    fn within(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        let start = self.xml.len();
        self.xml.push_str(&format!("<m:{name}>"));
        let begun = self.xml.len();
        inner(self);
        if self.xml.len() == begun {
            self.xml.truncate(start);
            self.xml.push_str(&format!("<m:{name}/>"));
        } else {
            self.xml.push_str(&format!("</m:{name}>"));
        }
    }
}
