//! Which field a value stands in, and how one is written: who meets an error in a file may see the format for the first time.

use super::lexer::{Lexer, Token, TokenKind};
use super::wording::quotable;

/// A field of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// A value that fits it, as it would stand in a file.
    pub example: Option<&'static str>,
}

impl Field {
    fn of(name: &str, part: &str) -> Self {
        Self {
            name: quotable(name),
            // Fields of what is saved are choices among the values that fields of the same name have elsewhere.
            example: example(name).filter(|_| part != "saved"),
        }
    }
}

/// The field whose value a token is or begins, by itself or as an item of its list; `None` for names and stray marks.
pub(super) fn field_of(text: &str, wanted: Token) -> Option<Field> {
    // For each open bracket the field that it is the value of, if it is a list of items without names.
    let mut open: Vec<Option<&str>> = Vec::new();
    let mut before: Option<Token> = None;
    // The field whose value comes next, or has begun with a word before its bracket.
    let mut awaited = None;
    // The part of the atlas that is being read.
    let mut part = "";
    for token in Lexer::new(text).filter(|token| !token.is_comment()) {
        let kind_before = before.map(|token| token.kind);
        let is_item = matches!(kind_before, Some(TokenKind::Open(_) | TokenKind::Comma));
        let list = open.last().copied().flatten().filter(|_| is_item);
        if token.start >= wanted.start {
            return awaited.or(list).map(|name| Field::of(name, part));
        }
        match token.kind {
            TokenKind::Open(bracket) => open.push(awaited.take().filter(|_| bracket == b'[')),
            TokenKind::Close(_) => {
                open.pop();
                awaited = None;
            }
            TokenKind::Colon => {
                let name = before.filter(|token| token.kind == TokenKind::Word);
                awaited = name.map(|token| token.of(text));
                if let (1, Some(name)) = (open.len(), awaited) {
                    part = name;
                }
            }
            // A word may be the name before a bracket.
            TokenKind::Word => {}
            _ => awaited = None,
        }
        before = Some(token);
    }
    None
}

/// A value that fits a field.
fn example(name: &str) -> Option<&'static str> {
    Some(match name {
        "since" | "until" | "when" | "published" | "retrieved" => "\"1977-06-17\"",
        "as_of" => "\"2016\"",
        "at" => "(lat: 37.5665, lon: 126.978)",
        "lat" => "37.5665",
        "lon" => "126.978",
        "country" => "\"KR\"",
        "city" | "from" | "to" => "\"seoul\"",
        "by" => "[\"seoul\", \"tehran\"]",
        "source" => "\"yonhap-2017\"",
        "cite" => "[(source: \"yonhap-2017\")]",
        "lead_tie" => "\"seoul--tehran\"",
        "kind" => "sister",
        "level" => "city",
        "state" => "ended",
        "certainty" => "doubted(\"only one newspaper says so\")",
        "count" => "23",
        "name" => "\"Seoul\"",
        "names" => "{\"ko\": \"서울\"}",
        "ids" => "{\"wikidata\": \"Q8684\"}",
        "cities" => "{\"seoul\": (name: \"Seoul\")}",
        "ties" => "{\"seoul--tehran\": (claims: [(kind: sister)])}",
        "totals" => "[(city: \"seoul\", count: 23)]",
        "title" => "\"Sister cities of Seoul\"",
        "url" => "\"https://example.org/cities\"",
        "language" => "\"en\"",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field_at(text: &str, word: &str) -> Option<String> {
        let start = text.find(word).unwrap();
        let token = Lexer::starting_at(text, start).next().unwrap();
        field_of(text, token).map(|field| field.name)
    }

    #[test]
    fn what_fits_a_claim_is_no_example_for_a_saved_filter() {
        let text = r#"(ties: {"a--b": (claims: [(certainty: 1)])}, saved: (filters: {"x": (certainty: 2)}))"#;
        for (word, has_example) in [("1", true), ("2", false)] {
            let start = text.find(word).unwrap();
            let token = Lexer::starting_at(text, start).next().unwrap();
            let field = field_of(text, token).unwrap();
            assert_eq!(
                (field.name.as_str(), field.example.is_some()),
                ("certainty", has_example)
            );
        }
    }

    #[test]
    fn a_value_is_of_the_field_before_it_or_of_its_list() {
        let text = r#"(since: "x", by: ["a", /* and */ "b"], kind: other("c"), names: {"fa": "d"}, stray e)"#;
        for (word, field) in [
            ("\"x\"", Some("since")),
            ("[", Some("by")),
            ("\"a\"", Some("by")),
            ("\"b\"", Some("by")),
            ("other", Some("kind")),
            ("(\"c", Some("kind")),
            ("{", Some("names")),
            ("\"d\"", None),
            ("since", None),
            ("stray", None),
            ("e)", None),
        ] {
            assert_eq!(field_at(text, word).as_deref(), field, "{word}");
        }
    }
}
