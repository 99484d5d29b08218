import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import { WindowsVirtualMachine } from "@cdktf/provider-azurerm/lib/windows-virtual-machine";
import { Construct } from "constructs";
import type { WinrmCertificate } from "./winrm-certificate";

export interface SessionHostsProps {
  /** Names of the machines, at most 15 characters each. */
  readonly names: string[];
  readonly imageId: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly subnetId: string;
  readonly admin: { readonly username: string; readonly password: string };
  readonly certificate: WinrmCertificate;
}

/** Windows machines without a public address, each with a WinRM listener on https. */
export class SessionHosts extends Construct {
  readonly machines: WindowsVirtualMachine[];

  constructor(scope: Construct, id: string, props: SessionHostsProps) {
    super(scope, id);
    this.machines = props.names.map((name) => this.machine(name, props));
  }

  private machine(name: string, props: SessionHostsProps): WindowsVirtualMachine {
    const { resourceGroupName, location, admin, certificate } = props;
    const place = { resourceGroupName, location };
    const networkInterface = new NetworkInterface(this, `${name}-nic`, {
      ...place,
      name,
      ipConfiguration: [{ name: "internal", subnetId: props.subnetId, privateIpAddressAllocation: "Dynamic" }],
    });
    return new WindowsVirtualMachine(this, name, {
      ...place,
      name,
      size: "Standard_D4s_v5",
      networkInterfaceIds: [networkInterface.id],
      sourceImageId: props.imageId,
      osDisk: { caching: "ReadWrite", storageAccountType: "Premium_LRS" },
      adminUsername: admin.username,
      adminPassword: admin.password,
      secret: [{ keyVaultId: certificate.keyVaultId, certificate: [{ store: "My", url: certificate.secretUrl }] }],
      winrmListener: [{ protocol: "Https", certificateUrl: certificate.secretUrl }],
      // A renewed certificate has another URL, and Azure sets up listeners only when it makes a machine.
      lifecycle: { ignoreChanges: ["secret", "winrm_listener"] },
    });
  }
}
