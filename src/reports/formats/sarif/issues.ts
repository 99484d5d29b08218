import { createHash } from "node:crypto";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import type { Result } from "sarif";
import type { HostReport } from "../../model/report";
import { type HostIssue, inSentences } from "../content/host-issues";
import { hostName, resourceName } from "../content/host-name";
import { sarifMessage } from "./escape-sarif";

/**
 * A SARIF `result`. Its location is the folder or plan the host comes from, or the host itself; code scanning refuses
 * results that have none, and shows those of files a repository does not have without their text
 * (https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
 *
 * @internal
 */
export function sarifResult(host: HostReport, { code, level, summary, remedy, server }: HostIssue): Result {
  const { address = host.host, deposed, origin } = host;
  const uri = origin === undefined ? encoded(host.host) : placeUri(origin);
  return {
    ruleId: code,
    level: LEVELS[level],
    message: sarifMessage(`${hostName(host)}: ${inSentences(summary, remedy)}`),
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: WHOLE },
        logicalLocations: [{ name: host.host, fullyQualifiedName: resourceName(host) ?? host.host, kind: "resource" }],
      },
    ],
    partialFingerprints: {
      primaryLocationLineHash: fingerprint([host.host, address, code, server ?? "", ...(deposed ? [deposed] : [])]),
    },
  };
}

const LEVELS = { error: "error", warning: "warning", info: "note", unknown: "note" } as const;

/** Lines of what is no text, as code scanning wants them. */
const WHOLE = { startLine: 1, endLine: 1 } as const;

/** The same thing at the same host is one alert, run after run; the name of the fingerprint is the one GitHub knows. */
function fingerprint(identity: readonly string[]): string {
  return `${createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 16)}:1`;
}

/**
 * Where a folder or plan is, as code scanning wants it: relative to the root of the repository, which is the working
 * folder where pipelines run. Of what is elsewhere, the last name only: no path leads there from the root, an absolute one
 * shows how the machine is laid out, and one that changes with the machine would make the alerts new ones. So it is of
 * the working folder itself, for which `.` would be no file.
 */
function placeUri(path: string): string {
  const [from, to] = [process.cwd(), resolve(path)];
  const way = relative(from, to);
  const isWithin = way !== "" && !isAbsolute(way) && way.split(sep)[0] !== "..";
  return (isWithin ? way : basename(to) || "root").split(sep).map(encoded).join("/");
}

/** One name of a path. Half a character, which JSON can bring, has no code in a URI. */
function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\ufffd"));
}
