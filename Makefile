# The two commands that matter are `make run` and `make test`; both set up what they need.
CARGO ?= cargo

.PHONY: run test fmt bench setup

# Opens the atlas. Where there is no display, on a virtual one: what it shows is saved to target/first-screen.png.
run: setup
	$(CARGO) build --release
	@.ci/show target/release/city-ties

test: setup
	$(CARGO) fmt --check
	$(CARGO) check --no-default-features --lib --bins
	$(CARGO) clippy --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps --lib
	$(CARGO) test

fmt:
	$(CARGO) fmt

bench: setup
	$(CARGO) bench

# Installs what is missing on Debian and Ubuntu; elsewhere says what is needed.
setup:
	@.ci/setup
