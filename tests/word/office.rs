//! LibreOffice, where it is installed.

use std::path::{Path, PathBuf};

use crate::libreoffice;

/// Works through the steps of a script in a file and saves it. While it works nothing is laid out: comments in the
/// margin are what LibreOffice dies of, now or then, where it is installed without the files of its windows.
const MACROS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Work(sourcePath As String, targetPath As String, script As String)
  EnableReschedule(False)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(sourcePath), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  steps = Split(script, "|")
  For nth = LBound(steps) To UBound(steps)
    parts = Split(steps(nth) &amp; "^^", "^")
    Select Case parts(0)
    Case "track" : document.RecordChanges = (parts(1) = "on")
    Case "reject" : dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:RejectAllTrackedChanges", "", 0, Array())
    Case "accept" : dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
    Case "put", "swap", "up", "down", "cut", "paste", "take", "refuse"
      finder = document.createSearchDescriptor()
      finder.SearchString = parts(1)
      found = document.findFirst(finder)
      If Not IsNull(found) Then
        If parts(0) = "put" Then found.getText().insertString(found.getEnd(), parts(2), False)
        If parts(0) = "swap" Then found.setString(parts(2))
        controller = document.CurrentController
        If parts(0) = "up" Or parts(0) = "down" Then
          controller.select(found)
          command = ".uno:MoveUp"
          If parts(0) = "down" Then command = ".uno:MoveDown"
          dispatcher.executeDispatch(controller.Frame, command, "", 0, Array())
        End If
        If parts(0) = "take" Or parts(0) = "refuse" Then
          controller.select(found)
          command = ".uno:AcceptTrackedChange"
          If parts(0) = "refuse" Then command = ".uno:RejectTrackedChange"
          dispatcher.executeDispatch(controller.Frame, command, "", 0, Array())
        End If
        If parts(0) = "cut" Or parts(0) = "paste" Then
          cursor = found.getText().createTextCursorByRange(found.getStart())
          cursor.gotoStartOfParagraph(False)
          If parts(0) = "cut" Then
            cursor.gotoNextParagraph(True)
            controller.select(cursor)
            dispatcher.executeDispatch(controller.Frame, ".uno:Cut", "", 0, Array())
          Else
            controller.select(cursor)
            dispatcher.executeDispatch(controller.Frame, ".uno:Paste", "", 0, Array())
          End If
        End If
      End If
    End Select
  Next
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "MS Word 2007 XML"
  If Right(targetPath, 4) = ".odt" Then kind(0).Value = "writer8"
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
        if !libreoffice::is_there() {
            return None;
        }
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let profile = office.path("profile");
        // The first start lays the profile out, and would write over what is there.
        libreoffice::run(&profile, &["--terminate_after_init"], &|| profile.join("user/basic").exists())
            .unwrap();
        let basic = profile.join("user/basic");
        std::fs::create_dir_all(basic.join("Standard")).unwrap();
        std::fs::write(basic.join("script.xlc"), LIBRARIES).unwrap();
        std::fs::write(basic.join("Standard/script.xlb"), LIBRARY).unwrap();
        std::fs::write(basic.join("Standard/Module1.xba"), MACROS).unwrap();
        Some(office)
    }

    /// The file after these steps, saved as a kind of file. A step is a word and what it is about:
    /// `put^here^more words`, `swap^these^those`, `up^words of a paragraph`, `down^…`, `cut^…`, `paste^before these`,
    /// `take^a change`, `refuse^a change`, `track^on`, `track^off`, `reject`, `accept`.
    pub fn saved(&self, bytes: &[u8], steps: &[&str], ending: &str) -> Vec<u8> {
        let (source, target) = (self.path("source.docx"), self.path(&format!("target.{ending}")));
        std::fs::write(&source, bytes).unwrap();
        let _ = std::fs::remove_file(&target);
        let called = format!(
            "macro:///Standard.Module1.Work({},{},\"{}\")",
            quoted(&source),
            quoted(&target),
            steps.join("|")
        );
        libreoffice::run(&self.path("profile"), &[called], &|| target.exists()).unwrap();
        std::fs::read(&target).unwrap()
    }

    /// The file after all changes were rejected.
    pub fn rejected(&self, bytes: &[u8]) -> Vec<u8> {
        self.saved(bytes, &["reject"], "docx")
    }

    /// The file after words were put in behind others, tracked as the file asks for.
    pub fn typed(&self, bytes: &[u8], words: &str, others: &str) -> Vec<u8> {
        self.saved(bytes, &[&format!("put^{words}^{others}")], "docx")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display())
}
