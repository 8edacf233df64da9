; For the Windows installer: “打开方式” of .docx, .doc and .wps offers the program, and what opens them by default
; stays as it is. (An entry among the fileAssociations would take the default over.)

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\shuzhi.docx" "" "Word 文档"
  WriteRegStr SHELL_CONTEXT "Software\Classes\shuzhi.docx\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.docx\OpenWithProgids" "shuzhi.docx"
  WriteRegNone SHELL_CONTEXT "Software\Classes\.doc\OpenWithProgids" "shuzhi.docx"
  WriteRegNone SHELL_CONTEXT "Software\Classes\.wps\OpenWithProgids" "shuzhi.docx"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\shuzhi.docx"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.docx\OpenWithProgids" "shuzhi.docx"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.doc\OpenWithProgids" "shuzhi.docx"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.wps\OpenWithProgids" "shuzhi.docx"
!macroend
