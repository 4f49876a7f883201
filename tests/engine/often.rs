//! How often a law is tried.

use proptest::test_runner::Config as ProptestConfig;

/// So many cases, or as many as `PROPTEST_CASES` asks for.
pub fn cases(count: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok());
    let cases = asked.unwrap_or(count);
    ProptestConfig { cases, max_global_rejects: 1024 + 4 * cases, ..ProptestConfig::default() }
}
