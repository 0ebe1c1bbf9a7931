#![doc = include_str!("ARCHITECTURE.md")]

pub mod advice;
pub mod catalog;
pub mod design;
pub mod exchange;
pub mod rules;
pub mod wire;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "hub")]
pub mod hub;
#[cfg(feature = "service")]
pub mod service;
