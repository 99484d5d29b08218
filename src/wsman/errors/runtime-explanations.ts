/** What stands behind failures whose remedy depends on what this runs on: here Node. */
export const RUNTIME_EXPLANATIONS = {
  tls_certificate_untrusted: {
    cause:
      "The certificate is self-signed, lacks its intermediate certificates, or was issued by a CA that is not trusted here. Where no CA is configured, Node.js trusts the list it ships, not the system's store.",
    remedy:
      "Configure the certificate of the CA that signed it, or set NODE_EXTRA_CA_CERTS to a file with it. If the system trusts that CA, NODE_OPTIONS=--use-system-ca is enough (Node 22.15 or later).",
  },
  package_missing: {
    cause: "It is not installed where this program looks for packages, or it could not be compiled there.",
    remedy: "Install it beside your project (npm install kerberos), or choose another way to authenticate.",
  },
} as const;
