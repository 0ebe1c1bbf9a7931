//! Which addresses a hub may have.
//!
//! Invariant: designs and handles travel unencrypted only within this machine or its own network (a showroom's hub); any
//! other hub needs `https`.

use reqwest::Url;
use std::net::IpAddr;

/// Why an address cannot be a hub's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// This is no address.
    Malformed(String),
    /// This host would be reached unencrypted.
    Unencrypted(String),
    /// It holds a user name, password, question mark or `#`.
    Extras,
}

/// A base address that requests can be joined to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubAddress {
    base: Url,
    nearby: bool,
}

impl HubAddress {
    /// Reads what a person typed.
    ///
    /// # Errors
    /// If it is no address, or one that must not be used.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let malformed = || AddressError::Malformed(text.chars().take(200).collect());
        let mut base = Url::parse(text.trim()).map_err(|_| malformed())?;
        let host = base.host_str().filter(|host| !host.is_empty()).ok_or_else(malformed)?.to_owned();
        let nearby = is_nearby(&host);
        match base.scheme() {
            "https" => {}
            "http" if nearby => {}
            "http" => return Err(AddressError::Unencrypted(host)),
            _ => return Err(malformed()),
        }
        if !base.username().is_empty()
            || base.password().is_some()
            || base.query().is_some()
            || base.fragment().is_some()
        {
            return Err(AddressError::Extras);
        }
        if !base.path().ends_with('/') {
            let path = format!("{}/", base.path());
            base.set_path(&path);
        }
        Ok(Self { base, nearby })
    }

    /// The address of one resource; `path` is relative, such as `v1/designs`.
    pub fn resource(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.base.clone();
        url.set_path(&format!("{}{path}", self.base.path()));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    /// Whether it lies on this machine or its own network, where no proxy is asked.
    pub fn is_nearby(&self) -> bool {
        self.nearby
    }

    /// Whether the way there is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.base.scheme() == "https"
    }

    pub fn as_str(&self) -> &str {
        self.base.as_str()
    }
}

fn is_nearby(host: &str) -> bool {
    match host.trim_start_matches('[').trim_end_matches(']').parse() {
        Ok(IpAddr::V4(ip)) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        Ok(IpAddr::V6(ip)) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
        Err(_) => host == "localhost" || [".localhost", ".local"].iter().any(|end| host.ends_with(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_nearby_hubs_go_unencrypted() {
        for (text, expect) in [
            ("https://hub.example", Ok("https://hub.example/")),
            ("https://hub.example:8443/shop", Ok("https://hub.example:8443/shop/")),
            ("http://127.0.0.1:8080", Ok("http://127.0.0.1:8080/")),
            ("http://[::1]:8080/", Ok("http://[::1]:8080/")),
            ("http://localhost:1", Ok("http://localhost:1/")),
            ("http://192.168.1.4", Ok("http://192.168.1.4/")),
            ("http://10.0.0.9", Ok("http://10.0.0.9/")),
            ("http://[fd00::1]", Ok("http://[fd00::1]/")),
            ("http://showroom.local", Ok("http://showroom.local/")),
            ("http://hub.example", Err(AddressError::Unencrypted("hub.example".into()))),
            ("http://8.8.8.8", Err(AddressError::Unencrypted("8.8.8.8".into()))),
            ("http://127.0.0.1.evil.example", Err(AddressError::Unencrypted("127.0.0.1.evil.example".into()))),
            ("ftp://localhost", Err(AddressError::Malformed("ftp://localhost".into()))),
            ("hub.example", Err(AddressError::Malformed("hub.example".into()))),
            ("", Err(AddressError::Malformed(String::new()))),
            ("https://a:b@hub.example", Err(AddressError::Extras)),
            ("https://hub.example/?x=1", Err(AddressError::Extras)),
        ] {
            let parsed = HubAddress::parse(text);
            assert_eq!(parsed.as_ref().map(HubAddress::as_str).map_err(Clone::clone), expect, "{text}");
        }
    }

    #[test]
    fn resources_keep_the_path_of_the_base_and_escape_the_query() {
        let hub = HubAddress::parse("https://hub.example/shop").unwrap();
        assert_eq!(hub.resource("v1/health", &[]).as_str(), "https://hub.example/shop/v1/health");
        let url = hub.resource("v1/designs", &[("line", "a&b"), ("cursor", "=")]);
        assert_eq!(url.as_str(), "https://hub.example/shop/v1/designs?line=a%26b&cursor=%3D");
    }
}
