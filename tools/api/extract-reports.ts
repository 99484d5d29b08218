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

/** Where the reports are kept, from the project's folder. */
export const REPORTS = "docs/api";

/** What an entry's report came to. */
export interface ExtractedReport {
  readonly entry: Entry;
  /** From the project's folder. */
  readonly path: string;
  /** Whether the API is another than the report says that is kept. */
  readonly changed: boolean;
  /** What API Extractor found wrong with the declarations or their comments. */
  readonly messages: readonly ExtractorMessage[];
}

/**
 * Reports on the declarations in `lib/`, all entries with one compiler.
 *
 * @param write whether the kept reports are replaced, or only compared
 */
export function extractReports(write: boolean): ExtractedReport[] {
  const configs = entries().map((entry) => ({ entry, config: prepare(entry) }));
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
    return { entry, path: `${REPORTS}/${entry.name}.api.md`, changed: apiReportChanged, messages };
  });
}

function isAboutTheApi({ category, logLevel }: ExtractorMessage): boolean {
  return category !== ExtractorMessageCategory.Console && logLevel !== ExtractorLogLevel.None;
}

function prepare({ name, declarations }: Entry): ExtractorConfig {
  const configObject: IConfigFile = {
    projectFolder: ROOT,
    mainEntryPointFilePath: declarations,
    newlineKind: "lf",
    compiler: { overrideTsconfig: compilerSettings() },
    apiReport: {
      enabled: true,
      reportFileName: `${name}.api.md`,
      reportFolder: join(ROOT, REPORTS),
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
