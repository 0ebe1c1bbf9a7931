// Asks the validator of the glTF working group about mesh files: no errors, no warnings.
//
// Usage: node validate.cjs FOLDER_OF_THE_PACKAGE FILE...      exits with 1 if it finds anything
"use strict";
const fs = require("fs");
const validator = require(require("path").resolve(process.argv[2]));

const ERROR = 0, WARNING = 1;
let found = 0;
const ask = async (file) => {
  const { issues } = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)), { uri: file, maxIssues: 0 });
  for (const { severity, code, message, pointer } of issues.messages) {
    if (severity !== ERROR && severity !== WARNING) continue;
    found += 1;
    console.log(`${file}: ${severity === ERROR ? "error" : "warning"} ${code} at ${pointer ?? "the whole file"}: ${message}`);
  }
};

(async () => {
  const files = process.argv.slice(3);
  for (const file of files) await ask(file);
  console.log(`${files.length} files, ${found} errors and warnings`);
  process.exit(found || !files.length ? 1 : 0);
})();
