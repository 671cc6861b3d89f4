//! A server of tiles on this machine, with moods.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The colour of all its tiles: no part of the embedded world has it.
pub(crate) const TILE: [u8; 4] = [200, 40, 160, 255];

/// How it answers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mood {
    Well,
    Slow(Duration),
    Status(&'static str),
    /// Hangs up half way.
    Cut,
    Garbage,
    /// A picture of 30,000 pixels a side.
    Huge,
    /// Has no tiles deeper than this zoom.
    Shallow(u8),
}

pub(crate) struct TileServer {
    at: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    mood: Mutex<Mood>,
    is_stopped: AtomicBool,
    asked: AtomicUsize,
    at_once: AtomicUsize,
    most_at_once: AtomicUsize,
}

impl TileServer {
    pub(crate) fn start(mood: Mood) -> Self {
        Self::on(TcpListener::bind("127.0.0.1:0").unwrap(), mood)
    }

    /// One where another was before.
    pub(crate) fn again(address: &str, mood: Mood) -> Self {
        let rest = address.trim_start_matches("http://");
        let at = rest.split('/').next().unwrap();
        Self::on(TcpListener::bind(at).unwrap(), mood)
    }

    fn on(listener: TcpListener, mood: Mood) -> Self {
        let shared = Arc::new(Shared {
            mood: Mutex::new(mood),
            is_stopped: AtomicBool::new(false),
            asked: AtomicUsize::new(0),
            at_once: AtomicUsize::new(0),
            most_at_once: AtomicUsize::new(0),
        });
        let server = Self {
            at: listener.local_addr().unwrap(),
            shared: shared.clone(),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.is_stopped.load(Ordering::SeqCst) {
                    return;
                }
                let shared = shared.clone();
                std::thread::spawn(move || shared.answer(&mut stream.unwrap()));
            }
        });
        server
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}/{{z}}/{{x}}/{{y}}.png", self.at)
    }

    pub(crate) fn set(&self, mood: Mood) {
        *self.shared.mood.lock().unwrap() = mood;
    }

    /// How many tiles were asked for.
    pub(crate) fn asked(&self) -> usize {
        self.shared.asked.load(Ordering::SeqCst)
    }

    pub(crate) fn most_at_once(&self) -> usize {
        self.shared.most_at_once.load(Ordering::SeqCst)
    }

    /// Nobody listens any more when this returns.
    pub(crate) fn stop(&self) {
        self.shared.is_stopped.store(true, Ordering::SeqCst);
        // The listener goes after the next connection.
        drop(TcpStream::connect(self.at));
        while TcpStream::connect(self.at).is_ok() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Shared {
    fn answer(&self, stream: &mut TcpStream) {
        let mut bytes = vec![0; 4096];
        let length = stream.read(&mut bytes).unwrap_or(0);
        if length == 0 {
            return;
        }
        self.asked.fetch_add(1, Ordering::SeqCst);
        let now = self.at_once.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_at_once.fetch_max(now, Ordering::SeqCst);
        let question = String::from_utf8_lossy(&bytes[..length]).into_owned();
        let zoom = question
            .split('/')
            .nth(1)
            .and_then(|zoom| zoom.parse().ok());
        let mood = *self.mood.lock().unwrap();
        if let Mood::Slow(time) = mood {
            std::thread::sleep(time);
        }
        // Who asks may be asking again as soon as it has all of it.
        self.at_once.fetch_sub(1, Ordering::SeqCst);
        match mood {
            Mood::Status(status) => say(stream, status, b""),
            Mood::Cut => {
                let head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf";
                drop(stream.write_all(head.as_bytes()));
            }
            Mood::Garbage => say(stream, "200 OK", &[0xa5; 3000]),
            Mood::Huge => say(stream, "200 OK", &head_of(30_000)),
            Mood::Shallow(deepest) if zoom > Some(deepest) => say(stream, "404 Not Found", b""),
            Mood::Shallow(_) | Mood::Well | Mood::Slow(_) => say(stream, "200 OK", &picture()),
        }
    }
}

fn say(stream: &mut TcpStream, status: &str, body: &[u8]) {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nCache-Control: max-age=3600\r\nETag: \"1\"\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // Who asked may have hung up already.
    drop(stream.write_all(head.as_bytes()));
    drop(stream.write_all(body));
}

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 256, 256);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&TILE.repeat(256 * 256)).unwrap();
    writer.finish().unwrap();
    bytes
}

fn head_of(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    drop(
        png::Encoder::new(&mut bytes, side, side)
            .write_header()
            .unwrap(),
    );
    bytes
}
