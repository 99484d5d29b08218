import { HOLD_PORTS } from "./follow-page";
import type { FreshFolder } from "./fresh-folder";

/**
 * Does what `rds-licensing init` prints, line for line: in one shell, but for the farm, which it starts beside it.
 *
 * @returns what that shell printed; a line that fails ends it, and the test
 */
export async function followSteps(folder: FreshFolder, printed: string): Promise<string> {
  const [prepare = [], farm = [], running = []] = printed
    .split("\n\n")
    .map((section) => section.split("\n").filter((line) => line.startsWith("  ")))
    .filter((lines) => lines.length > 0);
  expect(farm).toHaveLength(1);
  const script = [
    // The farm is a group of processes of its own, as in a terminal of its own.
    "set -eum",
    HOLD_PORTS,
    ...prepare,
    `${farm[0]} >simulated.log 2>&1 &`,
    "FARM=$!",
    "trap 'kill -- -$FARM; wait $FARM || true' EXIT",
    "while [ ! -e simulated.env ]; do kill -0 $FARM; sleep 0.1; done",
    ...running,
  ];
  return folder.run("bash", ["-c", script.join("\n")]);
}
