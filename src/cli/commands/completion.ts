import { Argument, Command } from "commander";
import { bashScript, zshScript } from "../completion/bash-script";
import { completionTree } from "../completion/completion-tree";
import { fishScript } from "../completion/fish-script";
import { powershellScript } from "../completion/powershell-script";
import { addExamples } from "../examples";
import { buildProgram } from "../program";
import { action } from "../run-to-end";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript };

/** `rds-licensing completion`: the script that makes a shell complete the words of this command. */
export function completionCommand(): Command {
  const command = new Command("completion")
    .description("print the script that lets a shell complete this command")
    .addArgument(new Argument("<shell>", "the shell").choices(Object.keys(SCRIPTS)))
    .action(
      action(async (shell: keyof typeof SCRIPTS) => {
        process.stdout.write(SCRIPTS[shell](completionTree(buildProgram(["help"]))));
      }),
    )
    .addHelpText("after", EXPLANATION);
  return addExamples(command, { examples: ["completion bash"], guide: "commands.md" });
}

const EXPLANATION = `
The script completes commands, options, their choices and files, where the command is called rds-licensing: installed with
npm install --global, or as the standalone program. Run it again after an update.

In every new shell, once for all:
  bash        echo 'eval "$(rds-licensing completion bash)"' >> ~/.bashrc
  zsh         echo 'eval "$(rds-licensing completion zsh)"' >> ~/.zshrc
  fish        rds-licensing completion fish > ~/.config/fish/completions/rds-licensing.fish
  powershell  Add-Content $PROFILE 'rds-licensing completion powershell | Out-String | Invoke-Expression'`;
