import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import { Construct } from "constructs";

export interface NetworkProps {
  readonly resourceGroupName: string;
  readonly location: string;
  /** A CIDR block: who may reach WinRM. */
  readonly managedFrom: string;
}

/** A subnet whose hosts are reached over WinRM's https port, by those who manage them and nobody else. */
export class Network extends Construct {
  readonly subnetId: string;

  constructor(scope: Construct, id: string, { resourceGroupName, location, managedFrom }: NetworkProps) {
    super(scope, id);
    const network = new VirtualNetwork(this, "vnet", {
      ...{ resourceGroupName, location, name: "rds", addressSpace: ["10.20.0.0/16"] },
    });
    const subnet = new Subnet(this, "subnet", {
      ...{ resourceGroupName, virtualNetworkName: network.name, name: "session-hosts" },
      addressPrefixes: ["10.20.1.0/24"],
    });
    const anySource = { protocol: "Tcp", sourcePortRange: "*", destinationAddressPrefix: "*", direction: "Inbound" };
    const group = new NetworkSecurityGroup(this, "nsg", {
      ...{ resourceGroupName, location, name: "session-hosts" },
      securityRule: [
        {
          ...anySource,
          ...{ name: "winrm-https", priority: 100, access: "Allow" },
          ...{ sourceAddressPrefix: managedFrom, destinationPortRange: "5986" },
        },
        {
          ...anySource,
          ...{ name: "no-other-winrm", priority: 110, access: "Deny" },
          ...{ sourceAddressPrefix: "*", destinationPortRange: "5985-5986" },
        },
      ],
    });
    const association = new SubnetNetworkSecurityGroupAssociation(this, "rules", {
      ...{ subnetId: subnet.id, networkSecurityGroupId: group.id },
    });
    // That of the association, so that no host is there before the rules are.
    this.subnetId = association.subnetId;
  }
}
