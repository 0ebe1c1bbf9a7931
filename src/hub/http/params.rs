//! The parameters of an address.
//!
//! Invariant: a parameter that a route does not know is refused, and so is one given twice; a typing error never silently
//! means something else.

use crate::{
    catalog::nearest::did_you_mean,
    hub::problem::{Problem, quoted},
};
use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};

/// The parameters as sent; read them with [`Params::known`].
pub struct Params(Vec<(String, String)>);

impl<S: Sync> FromRequestParts<S> for Params {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        query.map(|Query(pairs)| Self(pairs)).map_err(|_| Problem::parameter("The parameters cannot be read."))
    }
}

impl Params {
    /// The values of the parameters called `names`, in that order.
    pub fn known<const N: usize>(self, names: [&str; N]) -> Result<[Option<String>; N], Problem> {
        let mut values = [const { None }; N];
        for (name, value) in self.0 {
            let Some(place) = names.iter().position(|known| *known == name) else {
                let hint = did_you_mean(&name, names);
                return Err(Problem::parameter(format!("There is no parameter {} here.{hint}", quoted(&name))));
            };
            if values[place].replace(value).is_some() {
                return Err(Problem::parameter(format!("The parameter {} is given twice.", quoted(&name))));
            }
        }
        Ok(values)
    }
}

/// The value of a parameter that must be there.
pub fn required(name: &str, value: Option<String>) -> Result<String, Problem> {
    value.ok_or_else(|| Problem::parameter(format!("The parameter {} is missing.", quoted(name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_parameters_once_each() {
        let check = |query: &str, expect: Result<[Option<&str>; 2], &str>| {
            let uri = format!("/v1/designs?{query}").parse().unwrap();
            let Query(pairs) = Query::try_from_uri(&uri).unwrap();
            let found = Params(pairs).known(["line", "feed"]);
            match (&found, expect) {
                (Ok(values), Ok(expect)) => assert_eq!(values.each_ref().map(Option::as_deref), expect, "{query}"),
                (Err(problem), Err(part)) => assert!(problem.detail.contains(part), "{query}: {}", problem.detail),
                _ => panic!("{query}: {found:?}"),
            }
        };
        check("", Ok([None, None]));
        check("feed=popular&line=eye%20wear", Ok([Some("eye wear"), Some("popular")]));
        check("line=", Ok([Some(""), None]));
        check("line=a&line=b", Err("twice"));
        check("lien=a", Err("Did you mean “line”?"));
        check("price=1", Err("no parameter “price”"));
    }
}
