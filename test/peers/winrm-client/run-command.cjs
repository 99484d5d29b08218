/**
 * Runs commands through winrm-client as its README does and prints what came back as one line of JSON.
 * The argument is JSON: host, port, username, password, https, commands. NODE_EXTRA_CA_CERTS names the authority, since
 * the package takes none.
 */
const { runCommand } = require("winrm-client");

async function main() {
  const { host, port, username, password, https, commands } = JSON.parse(process.argv[2]);
  const results = [];
  for (const command of commands) {
    try {
      results.push({ output: await runCommand(command, host, username, password, port, false, https, true) });
    } catch (error) {
      results.push({ error: error.message });
    }
  }
  console.log(JSON.stringify(results));
}

main();
