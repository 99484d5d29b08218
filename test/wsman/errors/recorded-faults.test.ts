import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { WsmanFault } from "../../../src/wsman";
import { decodeXmlBytes, faultError, parseResponse, parseXml } from "../../../src/wsman/codecs";
import { describeWithFixtures, fixturesDirectory, readFixture } from "../../support/fixtures";

const NOT_FOUND =
  "The WS-Management service cannot process the request. The service cannot find the resource identified by the resource URI and selectors.";
const TIMED_OUT =
  "The WS-Management service cannot complete the operation within the time specified in OperationTimeout.";
const BAD_FILTER =
  "The data source could not process the filter. The filter might be missing or it might be invalid. Change the filter and try the request again.";
const NO_CLASS = "The specified class does not exist in the given namespace.";

const RECORDED: readonly (readonly [string, string, WsmanFault])[] = [
  [
    "faults/2147942402-file-not-found.HRESULT.xml",
    "fault",
    {
      code: "Receiver",
      subcode: "InternalError",
      reason: "The system cannot find the file specified.",
      errorCode: 2147942402,
      provider: "Shell cmd plugin",
      providerMessage: "The system cannot find the file specified.",
      machine: "server2008r2.domain.local",
    },
  ],
  [
    "faults/2147942606-filename-too-long.HRESULT.xml",
    "fault",
    {
      code: "Receiver",
      subcode: "InternalError",
      reason: "The filename or extension is too long.",
      errorCode: 2147942606,
      provider: "Shell cmd plugin",
      providerMessage: "The filename or extension is too long.",
      machine: "52.12.219.136",
    },
  ],
  [
    "faults/2150858752-resource-not-found.ProviderFault.ws2012r2.xml",
    "fault",
    {
      code: "Sender",
      subcode: "DestinationUnreachable",
      reason: NOT_FOUND,
      faultDetail: "InvalidResourceURI",
      errorCode: 2150858752,
      providerErrorCode: 2150858752,
      provider: "WMI Provider",
      providerMessage: NOT_FOUND,
      machine: "10.68.240.26",
    },
  ],
  [
    "faults/2150858752-resource-not-found.get.xml",
    "fault",
    {
      code: "Sender",
      subcode: "DestinationUnreachable",
      reason: NOT_FOUND,
      faultDetail: "InvalidResourceURI",
      errorCode: 2150858752,
      providerErrorCode: 2150858752,
      provider: "WMI Provider",
      providerMessage: NOT_FOUND,
      machine: "172.23.1.106",
    },
  ],
  [
    "faults/2150858767-invalid-header.xml",
    "fault",
    {
      code: "Sender",
      subcode: "InvalidMessageInformationHeader",
      reason:
        "The WS-Management service cannot process the request. The request contains one or more invalid SOAP headers.",
      errorCode: 2150858767,
      message:
        "The WS-Management service cannot process the request. The XML contains an invalid timeout field in the SOAP header: PT-1S.",
      machine: "127.0.0.1",
    },
  ],
  [
    "faults/2150858778-class-not-found.CannotProcessFilter.ws2008r2.xml",
    "fault",
    {
      code: "Sender",
      subcode: "CannotProcessFilter",
      reason: BAD_FILTER,
      errorCode: 2150858778,
      providerErrorCode: 2150858778,
      provider: "WMI Provider",
      providerMessage: NO_CLASS,
      machine: "localhost",
    },
  ],
  [
    "faults/2150858778-class-not-found.winrm1.xml",
    "fault",
    {
      code: "Sender",
      subcode: "CannotProcessFilter",
      reason: BAD_FILTER,
      errorCode: 2150858778,
      providerErrorCode: 2150858778,
      provider: "WMIv1 plugin for Windows Remote Management",
      providerMessage: NO_CLASS,
    },
  ],
  [
    "faults/2150858793-operation-timeout.omi.xml",
    "timeout",
    {
      code: "Receiver",
      subcode: "TimedOut",
      reason: TIMED_OUT,
      errorCode: 2150858793,
      message: TIMED_OUT,
      machine: "10.123.175.205",
    },
  ],
  [
    "faults/2150858793-operation-timeout.xml",
    "timeout",
    {
      code: "Receiver",
      subcode: "TimedOut",
      reason: TIMED_OUT,
      errorCode: 2150858793,
      message: TIMED_OUT,
      machine: "192.168.56.11",
    },
  ],
  [
    "faults/2150858843-invalid-selectors-UnexpectedSelectors.xml",
    "fault",
    {
      code: "Sender",
      subcode: "InvalidSelectors",
      reason:
        "The WS-Management service cannot process the request because the request contained invalid selectors for the resource.",
      faultDetail: "UnexpectedSelectors",
      errorCode: 2150858843,
      message:
        "The Windows Remote Shell received a request to perform an operation on a command identifier that does not exist. Either the command has completed execution or the client specified an invalid command identifier.",
      machine: "192.168.56.15",
    },
  ],
  [
    "faults/2150859173-quota-shells.MSFT_WmiError.xml",
    "quota_exceeded",
    {
      code: "Sender",
      subcode: "QuotaLimit",
      reason:
        "The WS-Management service cannot process the request. The maximum number of concurrent shells for this user has been exceeded. Close existing shells or raise the quota for this user.",
      errorCode: 2150859173,
      providerMessage:
        "The WS-Management service cannot process the request. This user is allowed a maximum number of 30 concurrent shells, which has been exceeded. Close existing shells or raise the quota for this user.",
    },
  ],
  [
    "faults/2150859174-quota-operations-per-user.xml",
    "quota_exceeded",
    {
      code: "Receiver",
      subcode: "InternalError",
      reason:
        "The WS-Management service cannot process the request. The maximum number of concurrent operations for this user has been exceeded. Close existing operations for this user, or raise the quota for this user.",
      errorCode: 2150859174,
      message:
        "The WS-Management service cannot process the request. This user is allowed a maximum number of 15 concurrent operations, which has been exceeded. Close existing operations for this user, or raise the quota for this user.",
      machine: "103040106",
    },
  ],
  [
    "faults/2152992672-internal-error.text-ProviderFault.xml",
    "fault",
    {
      code: "Receiver",
      subcode: "InternalError",
      reason: "",
      errorCode: 2152992672,
      provider: "microsoft.powershell",
      providerMessage: "Error with error code -2144108472 occurred while calling method WSManPluginReceiveResult.",
      machine: "10.123.175.205",
    },
  ],
  [
    "faults/87-invalid-parameter.ProviderFault-text.xml",
    "fault",
    {
      code: "Sender",
      subcode: "InvalidParameter",
      reason: "The parameter is incorrect.",
      faultDetail: "InvalidValue",
      errorCode: 87,
      provider: "Shell cmd plugin",
      providerMessage: "The parameter is incorrect.",
      machine: "127.0.0.1",
    },
  ],
  [
    "spec-examples/fault-ResourceNotFound.response.xml",
    "fault",
    {
      code: "Sender",
      subcode: "DestinationUnreachable",
      reason: NOT_FOUND,
      faultDetail: "ResourceNotFound",
      errorCode: 32768,
      providerErrorCode: 32768,
      providerMessage: NOT_FOUND,
      machine: "http://localhost:80/wsman",
    },
  ],
];

describeWithFixtures("recorded faults", "wsman/errors/fault-forms.test.ts", () => {
  test("none of the recordings is left out", () => {
    const files = readdirSync(join(fixturesDirectory(), "faults")).map((name) => `faults/${name}`);
    expect(RECORDED.map(([file]) => file)).toEqual(expect.arrayContaining(files));
  });

  test.each(RECORDED)("%s is the error %s", (file, code, expected) => {
    const { fault } = parseResponse(parseXml(decodeXmlBytes(readFixture(file))));
    expect(JSON.parse(JSON.stringify(fault))).toEqual(expected);
    if (fault === undefined) throw new Error("no fault");
    const error = faultError(fault, 500);
    expect(error).toMatchObject({ code, httpStatus: 500, fault });
    expect(error.detail).toContain(expected.providerMessage ?? expected.message);
  });
});
