import { errorDiagnostic } from "../../../src/plugin/diagnostics";
import { diagnosticMessage } from "../../../src/plugin/wire/diagnostics-message";

test("no diagnostic steers a terminal or a CI system, and secrets in it are masked as they are", () => {
  const given = errorDiagnostic("::error::a\u001b[2J\nb", "x ::error::y\n\n##vso[z] s\u0007cret");
  const { summary, detail } = diagnosticMessage(given, undefined, (text) =>
    text.replaceAll("s\u0007cret", "(sensitive)"),
  );
  expect(summary).toBe("\\u003a:error::a\\u001b[2J\\u000ab");
  expect(detail).toBe("x \\u003a:error::y\n\n\\u0023#vso[z] (sensitive)");
});
