//! Servers as they are on bad days: slow, cut, lying, gone and back.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]
#![cfg(feature = "window")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use city_ties::net::{Client, FetchError, Reply};

const LIMIT: u64 = 10_000;

/// A server that answers each connection once; its address, and what it was asked.
fn server(
    answer: impl Fn(&str, &mut TcpStream) + Send + 'static,
) -> (String, std::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/1/0/0.png", listener.local_addr().unwrap());
    let (asked, questions) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut bytes = vec![0; 4096];
            let length = stream.read(&mut bytes).unwrap_or(0);
            let question = String::from_utf8_lossy(&bytes[..length]).into_owned();
            answer(&question, &mut stream);
            drop(asked.send(question));
        }
    });
    (address, questions)
}

fn say(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n"
    );
    // Who asks may have hung up already.
    drop(stream.write_all(head.as_bytes()));
    drop(stream.write_all(body));
}

fn patient(seconds: f64) -> Client {
    Client::with_patience(LIMIT, Duration::from_secs_f64(seconds))
}

#[test]
fn a_tile_comes_with_its_tag_and_its_age_and_the_server_hears_who_asks() {
    let headers = "ETag: \"v1\"\r\nCache-Control: public, max-age=3600\r\n";
    let (address, questions) = server(move |_, stream| say(stream, "200 OK", headers, b"tile"));
    let reply = patient(5.0).get(&address, None);
    let found = Reply::Found {
        bytes: b"tile".to_vec(),
        tag: Some("\"v1\"".to_owned()),
        holds: Some(Duration::from_hours(1)),
    };
    assert_eq!(reply, Ok(found));
    let question = questions.recv().unwrap().to_lowercase();
    assert!(question.contains("user-agent: city-ties/"), "{question}");
}

#[test]
fn a_version_that_is_known_is_not_sent_again() {
    let (address, _questions) = server(|question, stream| {
        let knows = question.to_lowercase().contains("if-none-match: \"v1\"");
        let status = if knows { "304 Not Modified" } else { "200 OK" };
        say(stream, status, "", b"");
    });
    let reply = patient(5.0).get(&address, Some("\"v1\""));
    assert_eq!(reply, Ok(Reply::Unchanged { holds: None }));
}

#[test]
fn a_tile_that_is_not_there_is_missing_for_good() {
    for status in ["404 Not Found", "410 Gone", "204 No Content"] {
        let (address, _questions) = server(move |_, stream| say(stream, status, "", b""));
        assert_eq!(
            patient(5.0).get(&address, None),
            Ok(Reply::Missing),
            "{status}"
        );
    }
}

#[test]
fn a_server_in_trouble_may_be_asked_again_and_one_that_forbids_may_not() {
    for (status, passes, wait) in [
        ("500 Internal Server Error", true, None),
        ("503 Service Unavailable", true, Some(7)),
        ("429 Too Many Requests", true, Some(7)),
        ("403 Forbidden", false, None),
        ("401 Unauthorized", false, None),
    ] {
        let headers = wait.map_or(String::new(), |s| format!("Retry-After: {s}\r\n"));
        let (address, _questions) = server(move |_, stream| say(stream, status, &headers, b""));
        let error = patient(5.0).get(&address, None).unwrap_err();
        assert_eq!(error.is_passing(), passes, "{status}");
        assert_eq!(
            error.retry_after(),
            wait.map(Duration::from_secs),
            "{status}"
        );
    }
}

#[test]
fn a_slow_server_is_not_waited_for_longer_than_that() {
    let (address, _questions) = server(|_, stream| {
        // A byte now and then keeps a connection alive for ever.
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
        for _ in 0..50 {
            std::thread::sleep(Duration::from_millis(100));
            if stream.write_all(b".").is_err() {
                return;
            }
        }
    });
    let began = Instant::now();
    let reply = patient(0.5).get(&address, None);
    assert_eq!(reply, Err(FetchError::TimedOut));
    assert!(began.elapsed() < Duration::from_secs(3));
}

#[test]
fn a_connection_that_is_cut_is_a_fault_that_passes() {
    let (address, _questions) = server(|_, stream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"));
    });
    let error = patient(5.0).get(&address, None).unwrap_err();
    assert!(error.is_passing(), "{error:?}");
}

#[test]
fn garbage_is_no_reply() {
    let (address, _questions) =
        server(|_, stream| drop(stream.write_all(b"\0\xffnothing\r\n\r\n")));
    assert!(patient(5.0).get(&address, None).is_err());
}

#[test]
fn more_bytes_than_a_tile_has_are_not_taken() {
    let (address, _questions) =
        server(|_, stream| say(stream, "200 OK", "", &vec![0; 2 * LIMIT as usize]));
    assert_eq!(patient(5.0).get(&address, None), Err(FetchError::TooLarge));
}

#[test]
fn a_server_that_vanishes_is_found_again_when_it_is_back() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    drop(listener);
    let client = patient(5.0);
    let address = format!("http://{at}/1/0/0.png");
    let gone = client.get(&address, None).unwrap_err();
    assert!(gone.is_passing(), "{gone:?}");
    let listener = TcpListener::bind(at).unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = [0; 4096];
        drop(stream.read(&mut bytes));
        say(&mut stream, "200 OK", "", b"back");
    });
    let reply = client.get(&address, None);
    assert!(matches!(reply, Ok(Reply::Found { bytes, .. }) if bytes == b"back"));
}
