import { Command } from "commander";
import { addWinrmOptions } from "../../src/cli/winrm-options";

test("the help tells an option that names a file from its environment variable, which holds the text", () => {
  const shown: string[] = [];
  const command = new Command("check").configureOutput({ writeOut: (text) => void shown.push(text) });
  addWinrmOptions(command).outputHelp();
  const help = shown.join("");
  expect(help).toMatch(/--ca-certificate <file> +PEM file/);
  expect(help).toContain("--ca-certificate names a file, while RDSLICENSING_CA_CERTIFICATE holds the PEM text itself.");
});
