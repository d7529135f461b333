// The door of every npm command. It must be readable by Node versions that are too old to run the
// rest, so that they get a sentence and not a syntax error: nothing newer than 2019 in this file.
var oldest = 20;
var major = Number(process.versions.node.split('.')[0]);

if (major < oldest) {
  console.error(
    'Tavolo needs Node ' +
      oldest +
      ' or later, and this is ' +
      process.version +
      ': install a newer one from nodejs.org.',
  );
  process.exit(1);
}

import('./commands.mjs')
  .then((commands) => commands.runCommand(process.argv[2], process.argv.slice(3)))
  .then((code) => {
    process.exit(code);
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
