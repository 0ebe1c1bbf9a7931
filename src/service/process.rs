//! What the operating system says about this process, for the benchmark, and how it lends memory to it. Figures are read from
//! `/proc`; zero where there is none.

use std::{fs, time::Duration};

/// Clock ticks a second in `/proc/*/stat`; fixed at 100 for user space on Linux.
const TICKS_PER_SEC: f64 = 100.0;

/// From this size on, in bytes, a block of memory is the system's again as soon as it is freed.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE_BLOCK: i32 = 128 * 1024;

/// Has large blocks given back to the system when they are freed, for good.
///
/// By itself the GNU C library raises this limit to up to 32 MiB as it sees large blocks freed, and keeps what is freed below it:
/// pictures and meshes that were decoded once would stay in memory, about 100 MiB of them.
pub fn give_back_memory() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: mallopt only sets a parameter of the allocator and may be called at any time.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE_BLOCK);
    }
}

/// Gives memory back that was freed in small pieces and is not in use now; takes some milliseconds.
pub fn trim_memory() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: malloc_trim only gives up pages that hold nothing and may be called at any time.
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Lets every other thread of the machine go first. Threads that are begun by this one follow it.
pub fn yield_to_others() {
    #[cfg(target_os = "linux")]
    // SAFETY: setpriority only sets the niceness of the calling thread; 0 is that thread on Linux.
    unsafe {
        libc::setpriority(libc::PRIO_PROCESS, 0, 19);
    }
}

/// Time since the process was started.
pub fn age() -> Duration {
    let uptime = fs::read_to_string("/proc/uptime").ok();
    let uptime = uptime.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    // Field 22 is the start time in ticks since boot.
    match (uptime, stat_field(22)) {
        (Some(uptime), Some(start)) => Duration::from_secs_f64((uptime - start / TICKS_PER_SEC).max(0.0)),
        _ => Duration::ZERO,
    }
}

/// Processor time used so far, by all threads.
pub fn cpu_time() -> Duration {
    let ticks = stat_field(14).unwrap_or(0.0) + stat_field(15).unwrap_or(0.0);
    Duration::from_secs_f64(ticks / TICKS_PER_SEC)
}

/// Resident memory in bytes.
pub fn resident_bytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// A field of `/proc/self/stat`, counted from 1 as in proc(5).
fn stat_field(number: usize) -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in brackets and may hold spaces.
    let after_name = stat.rsplit_once(')')?.1;
    after_name.split_whitespace().nth(number.checked_sub(3)?)?.parse().ok()
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    #[test]
    fn a_running_process_has_an_age_and_memory() {
        assert!(age() < Duration::from_secs(24 * 3600));
        assert!(resident_bytes() > 100_000);
    }
}
