//! LibreOffice, where it is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Rejects all changes of a file, saves it and gives the bytes.
const MACROS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub RejectAll(sourcePath As String, targetPath As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(sourcePath), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:RejectAllTrackedChanges", "", 0, Array())
  Keep(document, targetPath)
End Sub
Sub PutWords(sourcePath As String, targetPath As String, oldWords As String, newWords As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(sourcePath), "_blank", 0, hidden())
  finder = document.createSearchDescriptor()
  finder.SearchString = oldWords
  found = document.findFirst(finder)
  If Not IsNull(found) Then found.getText().insertString(found.getEnd(), newWords, False)
  Keep(document, targetPath)
End Sub
Sub Keep(document As Object, targetPath As String)
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(targetPath), kind())
  document.close(True)
End Sub
</script:module>"#;

const LIBRARY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>"#;

const LIBRARIES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>"#;

/// LibreOffice with a profile of its own; nothing where it is not installed.
pub struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Option<Self> {
        let there =
            Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !there.is_ok_and(|status| status.success()) {
            eprintln!("skipped: no LibreOffice");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        // The first start lays the profile out, and would write over what is there.
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let started = Command::new("timeout")
            .args(["120", "soffice", &profile, "--headless", "--terminate_after_init"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(started.unwrap().success());
        let basic = folder.path().join("profile/user/basic");
        std::fs::create_dir_all(basic.join("Standard")).unwrap();
        std::fs::write(basic.join("script.xlc"), LIBRARIES).unwrap();
        std::fs::write(basic.join("Standard/script.xlb"), LIBRARY).unwrap();
        std::fs::write(basic.join("Standard/Module1.xba"), MACROS).unwrap();
        Some(Self { folder })
    }

    /// The file after a macro was run over it.
    fn run(&self, bytes: &[u8], name: &str, more: &[&str]) -> Vec<u8> {
        let (source, target) = (self.path("source.docx"), self.path("target.docx"));
        std::fs::write(&source, bytes).unwrap();
        let _ = std::fs::remove_file(&target);
        let mut arguments = vec![quoted(&source), quoted(&target)];
        arguments.extend(more.iter().map(|word| format!("\"{word}\"")));
        let called = format!("macro:///Standard.Module1.{name}({})", arguments.join(","));
        let profile = format!("-env:UserInstallation=file://{}", self.path("profile").display());
        let status = Command::new("timeout")
            .args(["120", "soffice", &profile, "--headless", "--norestore", &called])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
        std::fs::read(&target).expect("LibreOffice wrote nothing")
    }

    /// The file after all changes were rejected.
    pub fn rejected(&self, bytes: &[u8]) -> Vec<u8> {
        self.run(bytes, "RejectAll", &[])
    }

    /// The file after words were put in behind others, tracked as the file asks for.
    pub fn typed(&self, bytes: &[u8], words: &str, others: &str) -> Vec<u8> {
        self.run(bytes, "PutWords", &[words, others])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display())
}
