/** Words that many phrases share, so that each is named once: `<machine>` in a phrase stands for any of them. */
const GROUPS: Readonly<Record<string, string>> = {
  machine: `server, servers, vm, vms, pc, pcs, computer, computers, machine, machines, box, boxes, host, hosts, workstation,
    workstations, desktop, desktops, laptop, laptops, notebook, instance, instances, virtual machine, virtual machines,
    target, system, systems, rechner`,
  server: `server, servers, vm, vms, host, hosts, box, boxes, machine, machines, dc, dcs, domain controller, session host,
    session hosts, terminal server, terminal servers, instance, instances, jump host, jump server, jumpbox, file server`,
  pc: `pc, pcs, computer, computers, desktop, desktops, laptop, laptops, notebook, notebooks, workstation, workstations,
    machine, machines, rechner, tower, desktop pc, surface, thinkpad`,
  device: `pc, pcs, computer, computers, laptop, laptops, notebook, notebooks, device, devices, client, clients, machine,
    machines, workstation, workstations, desktop, box, windows box, mac, macbook, imac, ipad, iphone, phone, tablet, android,
    surface, thin client, thin clients, chromebook, macs, rechner`,
  program: `mstsc, windows app, remmina, freerdp, xfreerdp, rdesktop, mremoteng, mremote, royal ts, royal tsx, rdcman,
    devolutions, rdm, remote desktop manager, store app, web client, html5 client, browser, microsoft remote desktop, rd client,
    mobaxterm, jump desktop, krdc, remote desktop app, remote desktop connection, mac client, classic client, old client,
    normal client, other client, other clients, built in client, classic remote desktop, old remote desktop, desktop client`,
  vpn: `openvpn, wireguard, tailscale, zerotier, netbird, global secure access, gsa, entra private access, private access,
    headscale, hamachi, twingate, nordlayer, zscaler private access, zscaler, zpa, ztna, cloudflare warp, always on vpn,
    directaccess, anyconnect, cisco anyconnect, cisco secure client, globalprotect, global protect, forticlient, fortigate vpn,
    fortinet vpn, pulse secure, ivanti secure access, ivanti, netextender, sonicwall, sonicwall netextender, eduvpn, softether,
    netskope, checkpoint endpoint, check point vpn, watchguard vpn, sophos connect, barracuda vpn, l2tp, ikev2, sstp, ipsec,
    pritunl, nebula, mullvad, nordvpn, f5, big ip edge client, openconnect, cato, citrix secure access, appgate, banyan,
    sophos ssl vpn, securepoint, shrew soft, lancom vpn, aws client vpn, azure vpn, azure vpn client, radmin vpn, firezone`,
  pam: `cyberark, jumpserver, guacamole, apache guacamole, beyondtrust, wallix, delinea, thycotic, teleport, psm, psmp, one identity
    safeguard, pam360, manageengine pam360, arcon, hashicorp boundary, boundary, strongdm, senhasegura, pyrdp, kasm, netwrix,
    centrify, password manager pro, myrtille, azure bastion, bastion, bastion host, secret server, krontech, sailpoint, warpgate,
    tsplus gateway, wallix bastion`,
  security: `antivirus, anti virus, edr, sentinelone, sentinel one, crowdstrike, crowdstrike falcon, falcon, defender, kaspersky,
    eset, sophos, bitdefender, norton, mcafee, trellix, symantec, trend micro, avast, avg, avira, webroot, malwarebytes, withsecure,
    f secure, carbon black, cortex xdr, cylance, endpoint protection, endpoint security, security software, virus scanner,
    virus protection, security suite, threatlocker, huntress, cybereason, g data, panda, comodo`,
  software: `citrix, citrix vda, vda, citrix receiver, citrix workspace, teamviewer, anydesk, rustdesk, vpn client, agent, driver,
    drivers, graphics driver, gpu driver, nvidia driver, duo, duo mfa, duo for windows logon, okta, vmware tools, docker,
    docker desktop, wsl, virtualbox, veeam, windows app, remote desktop client, wrapper, rdp wrapper, rdpwrap, office, acrobat,
    java, splashtop, chrome remote desktop, parsec, nomachine, vnc, ultravnc, screenconnect, logmein, software, program, app, tool,
    application, monitoring agent, remote app, supremo, dameware, nvidia drivers, bios, firmware, visual studio, hyper v, optimizer`,
  linux: `ubuntu, debian, fedora, linux, mint, linux mint, kali, centos, rocky, rocky linux, alma, almalinux, opensuse, suse, arch,
    arch linux, manjaro, rhel, red hat, raspberry, raspberry pi, raspi, wsl, wsl2, freebsd, bazzite, kubuntu, xubuntu, lubuntu,
    popos, pop os, gentoo, nixos, unix, gnome, kde, oracle linux, zorin`,
  cloud: `aws, ec2, amazon, google cloud, gcp, gce, google compute engine, oracle cloud, oci, ovh, hetzner, digitalocean, ionos,
    contabo, strato, netcup, linode, vultr, alibaba cloud, alibaba, rackspace, leaseweb, hostinger, kamatera, scaleway, exoscale,
    lightsail, upcloud, stackit, ibm cloud, openstack, aruba cloud, interserver, racknerd, godaddy, infomaniak`,
  hypervisor: `hyper v, vmware, proxmox, esxi, virtualbox, kvm, xenserver, nutanix, vsphere, vcenter, libvirt, qemu, parallels,
    virt manager, xen, vmware workstation, xcp ng, unraid, utm`,
  works: `works, work, worked, is fine, are fine, connects fine, connect fine, gets in, get in, get through, gets through, is ok,
    are ok, goes through, succeeds, can connect, can log in, can rdp, can get in, logs in, log in, has no problem, has no problems,
    have no problem, have no problems, has no trouble, have no trouble, has no issue, have no issue, has no issues, have no issues,
    have none, no problem, no problems, no trouble, no issue, no issues, no freeze, just works, is no problem, am in, in right away,
    fine, ok, can still connect, still works, still work, still connects, still connect, lets me in, let me in, let us in, lets us in,
    is working, are working, reaches it, is possible, is good, all good, is accepted, are accepted, goes in, connects, connect, rdp fine,
    does, do, can, it does, all accept rdp, accept rdp, opens, passent, passe, marche, funktioniert, geht, klappt, conecta normal`,
  runs: `works, worked, is fine, are fine, connects fine, connect fine, gets in, get in, get through, gets through, is ok, are ok,
    goes through, succeeds, can connect, can log in, can rdp, can get in, has no problem, has no problems, have no problem,
    have no problems, has no trouble, have no trouble, has no issue, have no issue, has no issues, have no issues, no problem,
    no problems, no trouble, no issue, no issues, no freeze, no drops, works fine, is no problem, am in, i am in, i can, fine, ok,
    still works, still work, still connects, still connect, lets me in, let me in, lets us in, is working, are working, reaches it,
    is possible, all good, is good, is accepted, are accepted, goes in, connects, opens, rdp fine, accept rdp, passent, marche,
    funktioniert, geht, klappt, conecta normal, perfect, perfectly, normally, flawlessly, without problem, without problems,
    without trouble, without any problem, without a problem, at full speed, smooth, stable`,
  fails: `fails, fail, failed, does not work, do not work, does not connect, do not connect, does not, do not, can not, can not connect,
    is broken, are broken, refuses, refuse, is refused, are refused, times out, time out, gets an error, get an error, gets the error,
    is dead, are dead, hangs, hang, drops, drop, will not, will not connect, never connects, never works, errors out, gives up,
    gets rejected, is rejected, are rejected, stopped working, is kicked out, gets nothing, gets kicked out, is told, are told,
    gets, get, says, see, sees`,
  since: `since, after, following, ever since, right after, directly after, shortly after, because, once, as soon as, from the moment,
    seit, nach, seitdem`,
  changed: `renewed, replaced, changed, installed, swapped, deleted, rolled, imported, put, bound, exchanged, updated, removed,
    reissued, rotated, switched, moved, set, configured, reconfigured, modified, assigned, issued, requested, enrolled, expired,
    got, applied, pushed, deployed, rolled out, enforced, enabled, turned on, activated, introduced, added, created, edited`,
  today: `yesterday, today, last week, this week, last month, last night, this morning, overnight, over the weekend, on friday,
    on monday, on tuesday, on wednesday, on thursday, last friday, last monday, last tuesday, last wednesday, last thursday,
    on saturday, on sunday, on the weekend, recently, the other day, a few days ago, two days ago, a week ago, last weekend,
    earlier today, two weeks ago, a month ago, last summer, last year, at the weekend, the night before, days ago, weeks ago`,
  month: `january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun,
    jul, aug, sep, sept, oct, nov, dec`,
  windows: `windows 7, windows 8, windows 8 1, windows 10, windows 11, windows xp, windows vista`,
  year: `2000, 2003, 2008, 2008 r2, 2012, 2012 r2, 2016, 2019, 2022, 2025`,
};

const GROUP = /<([a-z]+)>/g;

/** The form with the words of its groups in it. Inside brackets `|` parts them, so a bare group is put into brackets. */
export function fillGroups(form: string): string {
  return form
    .replace(/(?<=^| )<[a-z]+>(?= |$)/g, (group) => `(${group})`)
    .replace(GROUP, (_, name: string) => wordsOfGroup(name).join("|"));
}

/** Names in a form that are no group. */
export function unknownGroups(form: string): readonly string[] {
  return Array.from(form.matchAll(GROUP), ([, name = ""]) => name).filter((name) => !(name in GROUPS));
}

function wordsOfGroup(name: string): readonly string[] {
  return (GROUPS[name] ?? name).split(/,\s*/);
}
