//! How much one client may change in an hour, so that nobody fills a feed or moves a rating alone.
//!
//! Invariant: memory is bounded, whoever asks; a request that is refused costs nothing, so that who waits as long as the answer
//! says is heard.

use super::{Hub, http::connections::Bounded, problem::Problem};
use axum::{
    extract::{ConnectInfo, Request, State, connect_info::Connected},
    http::{HeaderMap, HeaderName},
    middleware::Next,
    response::{IntoResponse, Response},
    serve::IncomingStream,
};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
};

const HOUR_MS: i64 = 3_600_000;
/// Most clients that are remembered; who may soon send as much as a new one is forgotten first.
const MOST_CLIENTS: usize = 16_384;

/// How much clients may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Publications and reviews that are taken from one address at once, and as many again in the course of an hour.
    pub per_hour: NonZeroU32,
    /// The header in which a proxy in front of the hub names the client; its last address counts, which is the one that the
    /// proxy itself added. Without, a client is whoever is connected.
    pub client_header: Option<HeaderName>,
}

/// Who is connected.
#[derive(Clone, Copy, Debug)]
pub struct Peer(IpAddr);

impl Connected<IncomingStream<'_, Bounded>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Bounded>) -> Self {
        Self(stream.remote_addr().ip())
    }
}

/// Counts what clients change: a leaky bucket each (the generic cell rate algorithm of ITU-T I.371, annex A).
#[derive(Debug)]
pub struct Meter {
    limit: Limit,
    /// When all that a client sent is worked off, in milliseconds since 1970-01-01 UTC.
    clear_at: Mutex<HashMap<IpAddr, i64>>,
}

impl Meter {
    pub fn new(limit: Limit) -> Self {
        Self { limit, clear_at: Mutex::default() }
    }

    /// Counts one change at `now` (seconds since 1970-01-01 UTC), or says for how many seconds no more is taken.
    fn take(&self, client: IpAddr, now: i64) -> Result<(), u64> {
        let now = now.saturating_mul(1000);
        let each = HOUR_MS / i64::from(self.limit.per_hour.get()).min(HOUR_MS);
        let mut clear_at = self.clear_at.lock().unwrap_or_else(PoisonError::into_inner);
        let known = clear_at.get(&client).copied();
        // More than an hour ahead it cannot be: the clock was set back, which must lock nobody out.
        let from = known.filter(|at| *at <= now.saturating_add(HOUR_MS)).unwrap_or(now).max(now);
        let wait = from.saturating_sub(now) + each - HOUR_MS;
        if wait > 0 {
            return Err(wait.unsigned_abs().div_ceil(1000));
        }
        if known.is_none() && clear_at.len() >= MOST_CLIENTS {
            forget(&mut clear_at, now);
        }
        clear_at.insert(client, from.saturating_add(each));
        Ok(())
    }

    /// Who asks.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let named = self.limit.client_header.as_ref().and_then(|name| {
            let last = headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim();
            last.parse().ok().or_else(|| Some(last.parse::<SocketAddr>().ok()?.ip()))
        });
        household(named.unwrap_or(peer))
    }
}

/// Makes room for one client more.
fn forget(clear_at: &mut HashMap<IpAddr, i64>, now: i64) {
    clear_at.retain(|_, at| *at > now);
    if clear_at.len() >= MOST_CLIENTS
        && let Some(client) = clear_at.iter().min_by_key(|(_, at)| **at).map(|(client, _)| *client)
    {
        clear_at.remove(&client);
    }
}

/// What one customer has for sure: an address, or in IPv6 a network of 64 bits.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address => address,
    }
}

/// Refuses to change anything for a client that sent too much.
pub async fn bound(State(hub): State<Arc<Hub>>, request: Request, next: Next) -> Response {
    if let Some(meter) = hub.meter.as_ref().filter(|_| !request.method().is_safe()) {
        let peer = request.extensions().get::<ConnectInfo<Peer>>();
        let peer = peer.map_or(Ipv6Addr::UNSPECIFIED.into(), |ConnectInfo(Peer(address))| *address);
        if let Err(secs) = meter.take(meter.client(peer, request.headers()), (hub.clock)()) {
            return Problem::too_often(secs).into_response();
        }
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meter(per_hour: u32, header: Option<&str>) -> Meter {
        let client_header = header.map(|name| name.parse().unwrap());
        Meter::new(Limit { per_hour: NonZeroU32::new(per_hour).unwrap(), client_header })
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn as_much_is_taken_as_an_hour_allows_and_after_the_wait_one_more() {
        let meter = meter(4, None);
        let take = |now| meter.take(address("10.0.0.1"), now);
        assert_eq!([0; 4].map(take), [Ok(()); 4]);
        assert_eq!((take(0), take(1), take(899)), (Err(900), Err(899), Err(1)));
        assert_eq!((take(900), take(900)), (Ok(()), Err(900)));
        assert_eq!(meter.take(address("10.0.0.2"), 900), Ok(()), "others are not kept waiting");
        assert_eq!(take(10_000), Ok(()));
        assert_eq!([-50_000, i64::MIN, i64::MAX].map(take), [Ok(()); 3], "whatever the clock says");
    }

    #[test]
    fn rare_and_frequent_limits_hold() {
        let (rare, frequent) = (meter(1, None), meter(u32::MAX, None));
        assert_eq!((rare.take(address("::1"), 0), rare.take(address("::1"), 1)), (Ok(()), Err(3599)));
        assert_eq!([0; 1000].map(|now| frequent.take(address("::1"), now)), [Ok(()); 1000]);
    }

    #[test]
    fn many_clients_take_no_more_room_and_who_sends_most_is_remembered() {
        let meter = meter(2, None);
        let loud = address("192.0.2.1");
        assert_eq!([0; 3].map(|now| meter.take(loud, now)), [Ok(()), Ok(()), Err(1800)]);
        for client in 0..MOST_CLIENTS as u32 + 100 {
            assert_eq!(meter.take(std::net::Ipv4Addr::from_bits(client).into(), 0), Ok(()));
        }
        assert_eq!(meter.clear_at.lock().unwrap().len(), MOST_CLIENTS);
        assert_eq!(meter.take(loud, 0), Err(1800));
        assert_eq!(meter.take(address("203.0.113.9"), 7200), Ok(()));
        assert_eq!(meter.clear_at.lock().unwrap().len(), 1, "who may send everything again needs no place");
    }

    #[test]
    fn a_client_is_who_the_own_proxy_names_and_otherwise_who_is_connected() {
        let check = |header: Option<&str>, sent: &[&str], expect: &str| {
            let mut headers = HeaderMap::new();
            for value in sent {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            let found = meter(1, header).client(address("198.51.100.7"), &headers);
            assert_eq!(found, address(expect), "{header:?} {sent:?}");
        };
        let header = Some("X-Forwarded-For");
        check(None, &["10.0.0.1"], "198.51.100.7");
        check(header, &["10.0.0.1"], "10.0.0.1");
        check(header, &["6.6.6.6, 10.0.0.1"], "10.0.0.1");
        check(header, &["6.6.6.6", "10.0.0.1:4711"], "10.0.0.1");
        check(header, &["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::");
        check(header, &["[2001:db8:1:2::9]:4711"], "2001:db8:1:2::");
        check(header, &["::ffff:10.0.0.1"], "10.0.0.1");
        for nothing in [&[][..], &["unknown"], &[""], &["10.0.0.1,"]] {
            check(header, nothing, "198.51.100.7");
        }
    }
}
