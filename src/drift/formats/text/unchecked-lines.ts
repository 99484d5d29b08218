import type { HostReport, Report } from "../../report/report";
import { printable, printableValue } from "../printable";
import { type Unchecked, uncheckedIn } from "../unchecked";

/** Tells what could not be checked: below the host, or once for all hosts that share the reason. */
export interface UncheckedLines {
  of(host: HostReport): readonly string[];
  /** Of several hosts; for the end. */
  readonly shared: readonly string[];
}

export function uncheckedLines({ hosts }: Report): UncheckedLines {
  const all = hosts.flatMap(({ findings }) => uncheckedIn(findings));
  const times = (reason: string) => all.filter((one) => one.reason === reason).length;
  const reasons = [...new Set(all.map(({ reason }) => reason))].filter((reason) => times(reason) > 1);
  return {
    of: ({ findings }) => uncheckedIn(findings).flatMap((one) => (times(one.reason) > 1 ? [] : [line(one)])),
    shared: reasons.map((reason) => {
      const codes = all.flatMap((one) => (one.reason === reason ? one.codes : []));
      return line({ reason, codes: [...new Set(codes)] }, ` at ${times(reason)} hosts`);
    }),
  };
}

function line({ reason, codes }: Unchecked, where = ""): string {
  return `not checked${where} (${printableValue(codes)}): ${printable(reason)}`;
}
