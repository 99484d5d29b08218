import { settingAdvice } from "../connection";
import type { HostReport } from "../reports";
import { HostError } from "../windows";
import { OPTION_WORDS } from "./option-source";

/** A host that could not be asked, with the options that have to do with it. */
export function withOptionAdvice(report: HostReport): HostReport {
  const { error } = report;
  const advice = error?.code === undefined ? undefined : settingAdvice(error.code, OPTION_WORDS);
  if (error === undefined || advice === undefined) return report;
  return { ...report, error: { ...error, detail: `${error.detail} ${advice}` } };
}

/** An error of a host, with the options that have to do with it; any other as it is. */
export function optionAdvised(error: unknown): unknown {
  if (!(error instanceof HostError)) return error;
  const { code, host, summary, detail, cause } = error;
  const advice = settingAdvice(code, OPTION_WORDS);
  return advice === undefined ? error : new HostError({ code, host, summary, detail: `${detail} ${advice}`, cause });
}
