//! Tests against implementations that need libraries of the system: see `tests/`.
