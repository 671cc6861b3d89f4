//! What the code says and what the message file holds are the same: no key without words, no words without use.
#![expect(clippy::unwrap_used, reason = "a test stops where it can't read")]

#[expect(dead_code, reason = "the layout test uses the rest")]
#[path = "layout/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use source::Source;

/// The messages in English, each with the arguments that it names.
fn messages() -> BTreeMap<String, BTreeSet<String>> {
    messages_in("en")
}

/// The messages of a language.
fn messages_in(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let file = format!("assets/text/{language}.ftl");
    let text = fs::read_to_string(root().join(file)).unwrap();
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words = match line.split_once(" =") {
            Some((name, words)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                name.clone_into(&mut key);
                assert!(
                    !messages.contains_key(name),
                    "{language}: {name} is there twice"
                );
                messages.entry(key.clone()).or_default();
                words
            }
            _ => line,
        };
        let named = words.split('$').skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        if let Some(arguments) = messages.get_mut(&key) {
            arguments.extend(named);
        }
    }
    messages
}

/// Words that wait for the part of the window that will say them.
const PLANNED: [&str; 1] = ["people-unit"];

/// A place in the code that asks for a message.
struct Use {
    file: PathBuf,
    key: String,
    /// The arguments given; `None` where they stand elsewhere.
    arguments: Option<BTreeSet<String>>,
}

/// Where `….texts.get("…")` and `….texts.with("…", …)` stand in a file, by whatever name ends in `texts`; in the room
/// of texts itself also `self`.
fn uses(file: &Path, code: &str) -> Vec<Use> {
    let at_home = file.starts_with("src/text");
    let mut uses = Vec::new();
    for call in [".get(", ".with("] {
        for (at, _) in code.match_indices(call) {
            let before = code[..at].trim_end();
            let after = code[at + call.len()..].trim_start();
            let of_texts = before.ends_with("texts")
                || before.ends_with("Texts::english()")
                || (at_home && before.ends_with("self"));
            let Some((key, rest)) = after.strip_prefix('"').and_then(|a| a.split_once('"')) else {
                continue;
            };
            if of_texts {
                uses.push(Use {
                    file: file.to_owned(),
                    key: key.to_owned(),
                    arguments: if call == ".get(" {
                        Some(BTreeSet::new())
                    } else {
                        arguments(rest)
                    },
                });
            }
        }
    }
    uses
}

/// The names in `, &[("name", …), …]`.
fn arguments(rest: &str) -> Option<BTreeSet<String>> {
    let list = rest
        .trim_start_matches([',', ' ', '\n'])
        .strip_prefix("&[")?;
    let (list, _) = list.split_once(']')?;
    let names = list.split("(\"").skip(1);
    Some(
        names
            .filter_map(|name| Some(name.split_once('"')?.0.to_owned()))
            .collect(),
    )
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of the program with its code, without unit tests.
fn code() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let program = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
                let name = path.strip_prefix(root()).unwrap().to_owned();
                files.push((name, program.to_owned()));
            }
        }
    }
    files
}

#[test]
fn every_message_that_the_code_asks_for_is_there_with_the_arguments_that_it_names() {
    let messages = messages();
    let mut asked = 0;
    for (file, code) in code() {
        for one in uses(&file, &code) {
            asked += 1;
            let place = one.file.display();
            let Some(named) = messages.get(&one.key) else {
                panic!("{place}: no message {}", one.key);
            };
            if let Some(given) = one.arguments {
                assert_eq!(*named, given, "{place}: arguments of {}", one.key);
            }
        }
    }
    assert!(asked > 40, "the scan finds only {asked} uses of messages");
}

#[test]
fn other_languages_say_all_that_english_says_with_the_same_arguments() {
    let english = messages();
    for language in ["ko", "fa"] {
        let own = messages_in(language);
        for (key, arguments) in &own {
            let Some(wanted) = english.get(key) else {
                panic!("{language}: nothing asks for {key}");
            };
            assert_eq!(arguments, wanted, "{language}: arguments of {key}");
        }
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !own.contains_key(*key))
            .collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
    }
}

#[test]
fn every_message_is_used() {
    let code: String = code().into_iter().map(|(_, code)| code).collect();
    let unused: Vec<_> = messages()
        .into_keys()
        .filter(|key| !PLANNED.contains(&key.as_str()))
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "never said: {unused:?}");
}

/// So many words are a sentence, and meant for somebody.
const SENTENCE: usize = 4;

/// Where sentences are of no language: what a command prints about itself and its times, and the words of the file format.
const NOT_FOR_THE_WINDOW: [&str; 4] = [
    "cli/mod.rs",
    "cli/bench.rs",
    "formats/ron/field.rs",
    "formats/ron/write.rs",
];

/// What stands before a sentence that is for developers.
const FOR_DEVELOPERS: [&str; 8] = [
    "reason = ",
    "must_use = ",
    "expect(",
    "assert",
    "panic!(",
    "unreachable!(",
    "Debug for",
    "start_detached(",
];

#[test]
fn no_sentence_for_people_stands_in_code() {
    let mut found = Vec::new();
    for source in Source::all_in(&root().join("src")) {
        if NOT_FOR_THE_WINDOW.contains(&source.path.as_str()) {
            continue;
        }
        for (line, begins, sentence) in source.sentences(SENTENCE) {
            // rustfmt puts a long sentence below what it is handed to, perhaps behind other arguments.
            let near = line.saturating_sub(8)..line;
            let mut above = source
                .code_lines()
                .filter(|(number, _)| near.contains(number));
            let is_for_developers =
                |code: &str| FOR_DEVELOPERS.iter().any(|word| code.contains(word));
            if !is_for_developers(begins) && !above.any(|(_, code)| is_for_developers(code)) {
                found.push(format!("src/{}:{line}: {sentence}", source.path));
            }
        }
    }
    assert!(found.is_empty(), "for assets/text/:\n{}", found.join("\n"));
}

/// Errors name, as they display, the message that has their words; then perhaps `: ` and what it is about.
#[test]
fn every_error_displays_as_the_key_of_its_message() {
    /// Words of an error that only wraps others.
    const WRAPPERS: [&str; 5] = [
        "cant-read",
        "cant-edit-invalid",
        "cant-read-expected",
        "no-settings",
        "usage-needs-pair",
    ];
    let messages = messages();
    let mut keys = 0;
    for (file, code) in code() {
        for (at, attribute) in code.match_indices("#[error(\"") {
            let text = code[at + attribute.len()..]
                .split(['"', ':'])
                .next()
                .unwrap();
            let is_key = !text.is_empty()
                && text
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit());
            let place = file.display();
            if text.starts_with('{') || WRAPPERS.contains(&text) {
                continue;
            }
            assert!(
                is_key && messages.contains_key(text),
                "{place}: no message \"{text}\""
            );
            keys += 1;
        }
    }
    assert!(keys > 100, "the scan finds only {keys} errors");
}

#[test]
fn every_key_that_code_chooses_by_kind_or_state_is_there() {
    let messages = messages();
    for (file, code) in code() {
        for prefix in [
            "kind-",
            "head-",
            "state-",
            "level-",
            "fact-",
            "date-",
            "bad-",
            "problem-",
            "expected-",
        ] {
            for (at, _) in code.match_indices(&format!("\"{prefix}")) {
                let key = code[at + 1..].split(['"', ':']).next().unwrap();
                let place = file.display();
                assert!(messages.contains_key(key), "{place}: no message {key}");
            }
        }
    }
}
