//! Who can open a link: an address of this device, or of a network at home or at work, opens for nobody outside it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Who can open an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reachable {
    /// Whoever is on the web, as far as the address tells.
    Everybody,
    /// Who is in the same network.
    Network,
    /// This device alone.
    Device,
}

/// Endings of names that mean something only within a network (RFC 6762, RFC 8375, and those that routers give).
const OF_NETWORKS: [&str; 8] =
    ["local", "lan", "home", "home.arpa", "internal", "intranet", "corp", "private"];

/// Who can open an address with its scheme.
pub fn reachable(address: &str) -> Reachable {
    let Some((scheme, rest)) = address.split_once("://") else { return Reachable::Everybody };
    if scheme.eq_ignore_ascii_case("file") {
        return Reachable::Device;
    }
    let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let place = place.rsplit('@').next().unwrap_or_default();
    let ip6 = place.strip_prefix('[').and_then(|rest| rest.split(']').next());
    let host = ip6.unwrap_or_else(|| place.split(':').next().unwrap_or_default());
    match host.parse() {
        Ok(IpAddr::V4(ip)) => of_ip4(ip),
        Ok(IpAddr::V6(ip)) => of_ip6(ip),
        Err(_) => of_name(&host.trim_end_matches('.').to_ascii_lowercase()),
    }
}

fn of_ip4(ip: Ipv4Addr) -> Reachable {
    let [first, second, ..] = ip.octets();
    // 100.64.0.0/10 is the network of a provider, or of a VPN.
    let shared = first == 100 && (64..128).contains(&second);
    if ip.is_loopback() || ip.is_unspecified() {
        Reachable::Device
    } else if ip.is_private() || ip.is_link_local() || shared {
        Reachable::Network
    } else {
        Reachable::Everybody
    }
}

fn of_ip6(ip: Ipv6Addr) -> Reachable {
    if let Some(ip) = ip.to_ipv4_mapped() {
        return of_ip4(ip);
    }
    let first = ip.segments()[0];
    if ip.is_loopback() || ip.is_unspecified() {
        Reachable::Device
    } else if first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80 {
        Reachable::Network
    } else {
        Reachable::Everybody
    }
}

fn of_name(name: &str) -> Reachable {
    let ends = |ending: &str| {
        name.strip_suffix(ending).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    if ends("localhost") {
        Reachable::Device
    } else if OF_NETWORKS.into_iter().any(ends) || !name.contains('.') {
        // A name without a dot is one of a network, as "intranet" is.
        Reachable::Network
    } else {
        Reachable::Everybody
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_of_this_device_or_of_a_network_opens_for_nobody_outside_it() {
        for (address, who) in [
            ("https://ada.github.io/cairn/", Reachable::Everybody),
            ("https://example.org:8443/#/p/1", Reachable::Everybody),
            ("https://locale.example/", Reachable::Everybody),
            ("https://mylocal/", Reachable::Network),
            ("https://notlocalhost.example/", Reachable::Everybody),
            ("http://8.8.8.8/", Reachable::Everybody),
            ("http://172.32.0.1/", Reachable::Everybody),
            ("http://[2001:db8::1]/", Reachable::Everybody),
            ("http://localhost:8080/", Reachable::Device),
            ("http://LOCALHOST./", Reachable::Device),
            ("http://cairn.localhost/", Reachable::Device),
            ("http://127.0.0.1:3000/cairn/#/p/1", Reachable::Device),
            ("http://127.8.9.1/", Reachable::Device),
            ("http://0.0.0.0:8080/", Reachable::Device),
            ("http://[::1]:8080/", Reachable::Device),
            ("http://[::ffff:127.0.0.1]/", Reachable::Device),
            ("file:///srv/cairn/index.html", Reachable::Device),
            ("http://10.1.2.3/", Reachable::Network),
            ("http://172.16.0.1/", Reachable::Network),
            ("http://172.31.255.254/", Reachable::Network),
            ("http://192.168.178.20:8080/", Reachable::Network),
            ("http://169.254.1.1/", Reachable::Network),
            ("http://100.100.1.1/", Reachable::Network),
            ("http://[fe80::1]/", Reachable::Network),
            ("http://[fd12:3456::1]:80/", Reachable::Network),
            ("http://nas.local/cairn/", Reachable::Network),
            ("http://fritz.box.home.arpa/", Reachable::Network),
            ("http://intranet/cairn/", Reachable::Network),
            ("https://tools.corp/", Reachable::Network),
        ] {
            assert_eq!(reachable(address), who, "{address}");
        }
    }
}
