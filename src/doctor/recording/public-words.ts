import {
  ACTION_ENUMERATE,
  ACTION_GET,
  ACTION_PULL,
  ACTION_RELEASE,
  ADDRESSING,
  ANONYMOUS_ADDRESS,
  CIM,
  ENUMERATION,
  SCHEMA_INSTANCE,
  SOAP,
  TRANSFER,
  WSMAN,
  WSMAN_FAULT,
  WSMAN_IDENTITY,
  WSMAN_MICROSOFT,
  XML,
} from "../../wsman/codecs";

/**
 * Every word that a recording may hold as it came. The rest is replaced, so that nobody has to know beforehand what is
 * private: these come from the standards, from Microsoft's documentation, and from the requests of this package.
 */
function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}

/** Names of elements and attributes, of classes, methods and properties, and the values that standards define. */
export const SCHEMA_WORDS: ReadonlySet<string> = words(`
  Envelope Header Body Fault Code Subcode Value Reason Text Detail Node Role Sender Receiver MustUnderstand
  VersionMismatch DataEncodingUnknown lang mustUnderstand
  To Action MessageID RelatesTo ReplyTo FaultTo From Address EndpointReference ReferenceParameters ReferenceProperties
  ResourceURI SelectorSet Selector Name MaxEnvelopeSize OperationTimeout Locale DataLocale OptionSet Option SessionId
  OperationID SequenceId ActivityId FragmentTransfer XmlFragment RequestTotalItemsCountEstimate TotalItemsCountEstimate
  Enumerate EnumerateResponse Pull PullResponse Release ReleaseResponse EnumerationContext Expires Filter Dialect Items
  Item EndOfSequence MaxElements MaxCharacters MaxTime OptimizeEnumeration EnumerationMode EnumerateObjectAndEPR
  EnumerateEPR
  Identify IdentifyResponse ProtocolVersion ProductVendor ProductVersion SecurityProfiles SecurityProfileName
  FaultDetail WSManFault Message ProviderFault ExtendedError Machine provider path providerId
  MSFT_WmiError IsCIM_Error error_Code error_Type error_Category error_WindowsErrorMessage CIMStatusCode
  CIMStatusCodeDescription ErrorSource ErrorSourceFormat ErrorType OtherErrorSourceFormat OtherErrorType OwningEntity
  PerceivedSeverity ProbableCause ProbableCauseDescription __ExtendedStatus Operation ParameterInfo ProviderName StatusCode
  AccessDenied ActionNotSupported AddressingMode CannotProcessFilter DestinationUnreachable EncodingLimit InternalError
  InvalidEnumerationContext InvalidMessageInformationHeader InvalidOptions InvalidParameter InvalidResourceURI
  InvalidSelectors InvalidValue MaximumEnvelopeSize MessageInformationHeaderRequired MinimumEnvelopeLimit QuotaLimit
  SchemaValidationError TimedOut UnexpectedSelectors InsufficientSelectors UnsupportedFeature ConcurrencyLimit
  nil type Datetime Interval
  StdRegProv EnumKey EnumValues GetDWORDValue GetQWORDValue GetStringValue GetExpandedStringValue GetMultiStringValue
  GetBinaryValue CheckAccess hDefKey sSubKeyName sValueName uRequired bGranted sNames Types uValue sValue ReturnValue
  Win32_OperatingSystem Version LocalDateTime BuildNumber Win32_Process ProcessId Handle Win32_ComputerSystem
  PartOfDomain Win32_Service State Running Stopped
  Win32_TerminalServiceSetting AllowTSConnections ActiveDesktop Caption Description DeleteTempFolders
  DirectConnectLicenseServers DisableForcibleLogoff EnableAutomaticReconnection EnableDFSS EnableDiskFSS EnableNetworkFSS
  EnableRemoteDesktopMSI FallbackPrintDriverType GetCapabilitiesID HelpLink InstallDate LicensingDescription LicensingName
  LicensingType LimitedUserSessions LogonRetry Logons NetworkFSSCatchAllWeight NetworkFSSLocalSystemWeight
  NetworkFSSUserSessionWeight NetworkFSSWeights PolicySourceAllowTSConnections
  PolicySourceConfiguredLicenseServers PolicySourceDeleteTempFolders PolicySourceDirectConnectLicenseServers
  PolicySourceEnableAutomaticReconnection PolicySourceEnableDFSS PolicySourceEnableRemoteDesktopMSI
  PolicySourceFallbackPrintDriverType PolicySourceHomeDirectory PolicySourceLicensingType PolicySourceProfilePath
  PolicySourceRedirectSmartCards PolicySourceSingleSession PolicySourceTimeZoneRedirection
  PolicySourceUseTempFolders PossibleLicensingTypes ProfilePath RedirectSmartCards RemoteDesktopUsersGroup ServerName
  SessionBrokerDrainMode SingleSession Status TerminalServerMode TimeZoneRedirection UnattendedInstall UseTempFolders
  UserPermission HomeDirectory
  GetSpecifiedLicenseServerList SpecifiedLSList GetGracePeriodDays DaysLeft GetTStoLSConnectivityStatus
  TStoLSConnectivityStatus
  Win32_TSLicenseKeyPack Win32_TSLicenseServer KeyPackId KeyPackType ProductType ProductVersionID TotalLicenses
  IssuedLicenses AvailableLicenses ExpirationDate AccessRights TypeAndModel
  Win32_RDMSJoinedNode Win32_TSDeploymentLicensing FQDN IsRdsh IsRdls IsRdcb IsRdg IsRdwa IsRdvh UseCentralLicensingSettings
  RdsLicensingDoctorAbsent Win32_RdsLicensingDoctorAbsent
  Config MaxEnvelopeSizekb MaxTimeoutms MaxBatchItems MaxProviderRequests Client Service Winrs NetworkDelayms URLPrefix
  AllowUnencrypted Auth Basic Digest Kerberos Negotiate Certificate CredSSP CbtHardeningLevel DefaultPorts HTTP HTTPS
  TrustedHosts RootSDDL MaxConcurrentOperations MaxConcurrentOperationsPerUser EnumerationTimeoutms MaxConnections
  MaxPacketRetrievalTimeSeconds IPv4Filter IPv6Filter EnableCompatibilityHttpListener EnableCompatibilityHttpsListener
  CertificateThumbprint AllowRemoteAccess AllowRemoteShellAccess IdleTimeout MaxConcurrentUsers MaxShellRunTime
  MaxProcessesPerShell MaxMemoryPerShellMB MaxShellsPerUser
`);

/** Endings that WS-Management gives to names of classes and methods. */
export const SCHEMA_ENDINGS = ["_INPUT", "_OUTPUT", "_Type", "Response"];

/** Prefixes that hosts and clients write namespaces under. */
export const PREFIXES: ReadonlySet<string> = words(
  "s a x n w p f b e m m1 cim xsi xsd xml wsmid wsa wsen wsman wxf rsp cfg SOAP-ENV env soap",
);

/** The hosts of namespaces and actions, and the words of their paths. */
export const URI_HOSTS: ReadonlySet<string> = words(
  "schemas.xmlsoap.org schemas.dmtf.org schemas.microsoft.com www.w3.org",
);
/** The namespaces and actions of every message. */
export const PUBLIC_URIS: ReadonlySet<string> = new Set([
  ...[ADDRESSING, CIM, ENUMERATION, SCHEMA_INSTANCE, SOAP, TRANSFER, WSMAN, WSMAN_FAULT, WSMAN_IDENTITY].map(
    ({ uri }) => uri,
  ),
  ...[WSMAN_MICROSOFT, XML].map(({ uri }) => uri),
  ...[ACTION_ENUMERATE, ACTION_GET, ACTION_PULL, ACTION_RELEASE].flatMap((uri) => [uri, `${uri}Response`]),
  ANONYMOUS_ADDRESS,
]);
export const URI_WORDS: ReadonlySet<string> = words(`
  ws wsman wsman.xsd wbem wscim cim-schema common wsmanfault wmi root cimv2 default TerminalServices rdms StdRegProv identity
  wsmanidentity.xsd wsmanfault.xsd addressing role anonymous transfer enumeration soap-envelope XMLSchema-instance
  XMLSchema XML namespace config WQL SelectorFilter fault faultDetail windows shell cmd *
  Get Put Create Delete Enumerate Pull Release service secprofile
`);

/** Words of requests and answers that hold several: queries, keys of the registry, vendors, releases. */
export const PHRASE_WORDS: ReadonlySet<string> = words(`
  select from where and SYSTEM CurrentControlSet Control Terminal Server RCM Licensing Core Services TermService
  Parameters LicenseServers SOFTWARE Policies Microsoft Windows NT LicensingMode SpecifiedLicenseServers Corporation
  2008 2012 2016 2019 2022 2025 R2 RDS CAL Per User Device
`);

/** Elements whose text may be such a phrase. */
export const PHRASE_NAMES: ReadonlySet<string> = words(
  "Filter sSubKeyName sValueName sNames ProductVendor ProductVersion TypeAndModel",
);

/** Elements and attributes whose text may be a whole number as it came: codes, types, counts, settings of the service. */
export const NUMBER_NAMES: ReadonlySet<string> = words(`
  Code error_Code StatusCode CIMStatusCode ReturnValue Types uValue uRequired hDefKey MaxElements MaxEnvelopeSize LicensingType
  TerminalServerMode PolicySourceLicensingType PolicySourceConfiguredLicenseServers PossibleLicensingTypes DaysLeft
  TStoLSConnectivityStatus KeyPackType ProductType ProductVersionID MaxEnvelopeSizekb MaxTimeoutms MaxBatchItems
  MaxConcurrentOperations MaxConcurrentOperationsPerUser EnumerationTimeoutms MaxConnections MaxShellsPerUser
  MaxPacketRetrievalTimeSeconds MaxProcessesPerShell MaxMemoryPerShellMB
`);

/** Texts for people, which may name anything in any language. What they say, the codes say too. */
export const PROSE_NAMES: ReadonlySet<string> = words(
  "Text Message ProviderFault Description Caption error_WindowsErrorMessage CIMStatusCodeDescription ProbableCauseDescription",
);
