import { deploymentMembers } from "../../../src/windows/deployment/deployment-members";
import { parseEnumerationPage, parseResponse } from "../../../src/wsman/codecs";
import { ownInstance, ownReply, rootOf } from "../../support/own-messages";

const RDMS = "root/cimv2/rdms";

/** Members as a broker may send them, each the XML of its properties. */
function membersOf(...nodes: readonly string[]) {
  const items = nodes.map((node) => ownInstance("Win32_RDMSJoinedNode", node, RDMS)).join("");
  const reply = `<n:PullResponse><n:Items>${items}</n:Items><n:EndOfSequence/></n:PullResponse>`;
  return deploymentMembers(parseEnumerationPage(parseResponse(rootOf(ownReply(reply))).body).items);
}

const node = (name: string, roles: string) => `<p:FQDN>${name}</p:FQDN>${roles}`;
const host = (name: string, is = "true") => node(name, `<p:IsRdsh>${is}</p:IsRdsh>`);

const known = (...names: readonly string[]) => ({ known: true, value: names });

describe("the members of a deployment", () => {
  test("have the roles that the documented properties name", () => {
    const all = ["IsRdcb", "IsRdg", "IsRdls", "IsRdsh", "IsRdvh", "IsRdwa"].map(
      (role) => `<p:${role}>true</p:${role}>`,
    );
    expect(membersOf(node("one.contoso.com", all.join(""))).members).toEqual([
      {
        name: "one.contoso.com",
        roles: ["session_host", "license_server", "connection_broker", "gateway", "web_access", "virtualization_host"],
      },
    ]);
  });

  test("a broker that hosts sessions too is one of the session hosts", () => {
    const { sessionHosts } = membersOf(node("rdcb.contoso.com", "<p:IsRdcb>true</p:IsRdcb><p:IsRdsh>true</p:IsRdsh>"));
    expect(sessionHosts).toEqual(known("rdcb.contoso.com"));
  });

  test.each([
    ["true", ["a.x"]],
    ["TRUE", ["a.x"]],
    ["True", ["a.x"]],
    ["1", ["a.x"]],
    ["false", []],
    ["False", []],
    ["0", []],
  ])("a role may be written %s", (text, sessionHosts) => {
    expect(membersOf(host("a.x", text)).sessionHosts).toEqual(known(...sessionHosts));
  });

  test("properties are found in any letter case", () => {
    const other = "<p:Fqdn>RDSH1.contoso.com</p:Fqdn><p:IsRDSH>true</p:IsRDSH>";
    expect(membersOf(other).sessionHosts).toEqual(known("rdsh1.contoso.com"));
  });

  test("come sorted and in lower case, in whatever order and case the broker names them", () => {
    const found = membersOf(host("RDSH2.contoso.com"), host("rdsh10.CONTOSO.com"), host("rdsh1.contoso.com."));
    expect(found.sessionHosts).toEqual(known("rdsh1.contoso.com", "rdsh10.contoso.com", "rdsh2.contoso.com"));
  });

  test("that have NetBIOS names keep them", () => {
    expect(membersOf(host("RDSH1"), host("RDSH2")).sessionHosts).toEqual(known("rdsh1", "rdsh2"));
  });

  test("that are named twice are there once, by the full name and with the roles of both", () => {
    const found = membersOf(
      node("RDSH1", "<p:IsRdls>true</p:IsRdls><p:IsRdsh>true</p:IsRdsh>"),
      host("RDSH1.CONTOSO.COM", "false"),
      host("rdsh1.contoso.com", "false"),
    );
    expect(found.members).toEqual([{ name: "rdsh1.contoso.com", roles: ["session_host", "license_server"] }]);
  });

  test("a short name that could be two hosts is neither", () => {
    const found = membersOf(host("rdsh1"), host("rdsh1.contoso.com"), host("rdsh1.fabrikam.com"));
    expect(found.sessionHosts).toEqual(known("rdsh1", "rdsh1.contoso.com", "rdsh1.fabrikam.com"));
  });

  test("an address is no short name of a host", () => {
    expect(membersOf(host("10.0.0.5"), host("10"), host("10.contoso.com")).sessionHosts).toEqual(
      known("10.0.0.5", "10.contoso.com"),
    );
  });
});

describe("what a broker leaves open is not guessed", () => {
  test.each([
    ["a role without a value", '<p:IsRdsh xsi:nil="true"/>'],
    ["a role that is neither true nor false", "<p:IsRdsh>maybe</p:IsRdsh>"],
    ["a role that is there twice", "<p:IsRdsh>true</p:IsRdsh><p:IsRdsh>false</p:IsRdsh>"],
    ["roles as a bit mask", "<p:Roles>2</p:Roles>"],
    ["no role", ""],
  ])("%s", (_what, role) => {
    const { members, sessionHosts } = membersOf(host("rdsh1"), node("rdsh2", role));
    expect(members.map(({ name }) => name)).toEqual(["rdsh1", "rdsh2"]);
    expect(sessionHosts).toEqual({
      known: false,
      reason: 'The Connection Broker does not say whether sessions are hosted on "rdsh2" (IsRdsh).',
    });
  });

  test("of many, a few are named", () => {
    const nodes = ["a", "b", "c", "d", "e"].map((name) => node(name, ""));
    expect(membersOf(...nodes).sessionHosts).toMatchObject({
      reason: 'The Connection Broker does not say whether sessions are hosted on "a", "b", "c" and 2 more (IsRdsh).',
    });
  });
});

describe("a name that no host can have", () => {
  test.each([
    "${file(&quot;/etc/passwd&quot;)}",
    "rdsh1&quot;, &quot;evil",
    "rdsh1\nrdsh2",
    "rdsh 1",
    "rdsh1.contoso.com:22",
    "user@rdsh1",
    "https://rdsh1",
    "../rdsh1",
    "-rdsh1",
    "CONTOSO\\RDSH1$",
    "]]&gt;&lt;x/&gt;",
    "a".repeat(64),
    "",
  ])("is left out and told: %j", (name) => {
    const found = membersOf(host("rdsh1"), host(name));
    expect(found.sessionHosts).toEqual(known("rdsh1"));
    expect(found.members).toHaveLength(1);
    expect(found.invalidNames).toHaveLength(1);
  });

  test("is not told of a server that hosts no sessions", () => {
    expect(membersOf(host("rdsh1"), host("not a name", "false")).invalidNames).toEqual([]);
  });

  test("is the one that is missing", () => {
    expect(membersOf("<p:IsRdsh>true</p:IsRdsh>").invalidNames).toEqual([""]);
  });
});
