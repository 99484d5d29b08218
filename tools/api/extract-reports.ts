import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  ExtractorMessageCategory,
  type IConfigFile,
} from "@microsoft/api-extractor";
import { type Entry, entries, ROOT } from "./entries";

/** What an entry's report came to. */
export interface ExtractedReport {
  readonly entry: Entry;
  /** The file it is kept in. */
  readonly file: string;
  /** As it is now. */
  readonly text: string;
  /** Whether the API is another than the report says that is kept. */
  readonly changed: boolean;
  /** What API Extractor found wrong with the declarations or their comments. */
  readonly messages: readonly ExtractorMessage[];
}

/**
 * Reports on the declarations in `lib/`, all entries with one compiler.
 *
 * @param folder which the reports are kept in
 * @param write whether those that are kept are replaced, or only compared
 */
export function extractReports(folder: string, write: boolean): ExtractedReport[] {
  const configs = entries().map((entry) => ({ entry, config: prepare(entry, folder) }));
  const [first] = configs;
  if (first === undefined) return [];
  const compilerState = CompilerState.create(first.config);
  return configs.map(({ entry, config }) => {
    const messages: ExtractorMessage[] = [];
    const { apiReportChanged } = Extractor.invoke(config, {
      localBuild: write,
      compilerState,
      messageCallback: (message) => {
        message.handled = true;
        if (isAboutTheApi(message)) messages.push(message);
      },
    });
    const text = readFileSync(config.reportTempFilePath, "utf8");
    return { entry, file: reportFile(entry), text, changed: apiReportChanged, messages };
  });
}

function isAboutTheApi({ category, logLevel }: ExtractorMessage): boolean {
  return category !== ExtractorMessageCategory.Console && logLevel !== ExtractorLogLevel.None;
}

function reportFile({ name }: Entry): string {
  return `${name.replaceAll("/", "-")}.api.md`;
}

function prepare(entry: Entry, folder: string): ExtractorConfig {
  const configObject: IConfigFile = {
    projectFolder: ROOT,
    mainEntryPointFilePath: entry.declarations,
    newlineKind: "lf",
    compiler: { overrideTsconfig: compilerSettings() },
    apiReport: {
      enabled: true,
      reportFileName: reportFile(entry),
      reportFolder: folder,
      reportTempFolder: join(ROOT, ".cache/api-reports"),
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
      tsdocMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Warning },
        // `@default` is how the documentation of constructs says it, and `@param name what` how this project's does.
        "tsdoc-undefined-tag": { logLevel: ExtractorLogLevel.None },
        "tsdoc-param-tag-missing-hyphen": { logLevel: ExtractorLogLevel.None },
      },
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Warning },
        // Everything an entry exports is released.
        "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
        "ae-undocumented": { logLevel: ExtractorLogLevel.Warning },
      },
    },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(ROOT, "package.json"),
  });
}

/** Those of the project, for the compiler that comes with API Extractor and for declarations alone. */
function compilerSettings(): object {
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, "tsconfig.json"), "utf8"));
  return {
    compilerOptions: { ...compilerOptions, types: ["node"] },
    files: entries().map(({ declarations }) => declarations),
  };
}
