import { harmless } from "../../../harmless-text";

/** A metric and its values: always a gauge, for which the two formats that read this agree. */
export interface Metric {
  /** Without the prefix that all of them have. */
  readonly name: string;
  /** One sentence without quotes, backslashes and line breaks, for which the two formats have different escapes. */
  readonly help: string;
  /** The end of the name. Absent of what is counted. */
  readonly unit?: "seconds";
  readonly samples: readonly Sample[];
}

/** One value, and what it is of. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const PREFIX = "rdslicensing";

/** A name that nobody could read anymore. */
const LONGEST_LABEL = 200;

/**
 * Metrics as text that is valid both as OpenMetrics 1.0 (https://prometheus.io/docs/specs/om/open_metrics_spec/) and in the
 * older format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/), which is all that the textfile
 * collectors of exporters read: hence gauges alone, and no times. No series comes twice, which readers refuse.
 */
export function exposition(metrics: readonly Metric[]): string {
  return `${metrics.flatMap(metricLines).join("\n")}\n# EOF\n`;
}

function metricLines({ name, help, unit, samples }: Metric): readonly string[] {
  if (samples.length === 0) return [];
  const family = `${PREFIX}_${name}`;
  const values = new Map<string, number>();
  for (const { labels, value } of samples) {
    const series = `${family}${labelText(labels)}`;
    if (!values.has(series)) values.set(series, value);
  }
  return [
    `# HELP ${family} ${help}`,
    `# TYPE ${family} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${family} ${unit}`]),
    ...[...values].map(([series, value]) => `${series} ${value}`),
  ];
}

function labelText(labels: Sample["labels"]): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${labelValue(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

/** On one line and harmless first, so that a log may show it; then escaped for the format. */
function labelValue(text: string): string {
  const shown = [...harmless(text)];
  const value = shown.length > LONGEST_LABEL ? `${shown.slice(0, LONGEST_LABEL).join("")}…` : shown.join("");
  return value.replace(/\\/g, "\\\\").replace(/"/g, '\\"');
}
