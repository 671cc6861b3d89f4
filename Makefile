# The two commands that matter are `make run` and `make test`; both set up what they need.
CARGO ?= cargo
# Where cargo builds, if the user has it elsewhere.
BUILD := $(or $(CARGO_TARGET_DIR),target)

.PHONY: run test torture fmt bench setup

# Opens the atlas. Where there is no display, on a virtual one: what it shows is saved to target/first-screen.png.
run: setup
	$(CARGO) build --release
	@.ci/show $(BUILD)/release/city-ties

test: setup
	$(CARGO) fmt --check
	$(CARGO) check --no-default-features --lib --bins
	$(CARGO) clippy --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps --lib
	$(CARGO) test

# Kills a program that edits and saves, thousands of times: nothing that was seen may be lost.
KILLS ?= 5000
torture: setup
	CITY_TIES_KILLS=$(KILLS) $(CARGO) test --test crash -- --nocapture

fmt:
	$(CARGO) fmt

bench: setup
	$(CARGO) bench

# Installs what is missing on Debian and Ubuntu; elsewhere says what is needed.
setup:
	@.ci/setup
