//! Word files (.docx), read and written.
