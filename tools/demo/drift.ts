/** The part of `terraform show -json` that is read here. */
interface Plan {
  readonly resource_changes?: readonly {
    readonly change: {
      readonly before: Readonly<Record<string, unknown>> | null;
      readonly after: Readonly<Record<string, unknown>> | null;
    };
  }[];
}

/** Every attribute that Terraform would set back, in words: the value it found beside the one that is declared. */
export function describeDrift(plan: Plan): string[] {
  return (plan.resource_changes ?? []).flatMap(({ change: { before, after } }) => {
    if (before === null || after === null) return [];
    return Object.keys(after)
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => `${after.host}: ${name} is ${text(before[name])}, declared ${text(after[name])}`);
  });
}

function text(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
}
