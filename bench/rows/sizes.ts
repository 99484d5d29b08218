import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { median } from "../measure/interleave";
import type { Stage } from "../measure/stage";
import type { Row } from "../report/row";
import { kilobytes } from "../report/units";

const SOURCES = join(__dirname, "../../src");
const GENERATED = [join("constructs", "l1"), join("plugin", "wire", "generated")];
const MEDIAN_BUDGET = 120;
const LARGEST_BUDGET = 400;

/** How large the provider and its sources are; generated files apart. */
export async function sizeRows({ forms }: Stage): Promise<Row[]> {
  const lines = sourceLines();
  const [middle, largest] = [median(lines), Math.max(...lines)];
  return [
    ...forms.map(({ name, executable }) => ({
      what: "provider, one file",
      provider: name,
      measured: kilobytes(statSync(executable).size),
    })),
    {
      what: `source files of src (${lines.length})`,
      measured: `median ${middle} lines, largest ${largest}`,
      budget: {
        text: `median ≤ ${MEDIAN_BUDGET}, none > ${LARGEST_BUDGET}`,
        met: middle <= MEDIAN_BUDGET && largest <= LARGEST_BUDGET,
        counted: true,
      },
    },
  ];
}

function sourceLines(): number[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !GENERATED.some((folder) => name.startsWith(folder + sep)))
    .map((name) => readFileSync(join(SOURCES, name), "utf8").split("\n").length - 1);
}
