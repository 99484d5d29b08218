import type { Format } from "../format";

/** The report itself. */
export const jsonFormat: Format = {
  render: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
};
