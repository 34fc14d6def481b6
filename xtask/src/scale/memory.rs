//! How much memory a process takes with all below it.

use std::collections::BTreeMap;
use std::process::Command;

use crate::command::output;

/// Megabytes of memory that are in use, of Java and of everything else. Shared pages count in each process that has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Memory {
    pub(super) java: u64,
    pub(super) python: u64,
}

impl Memory {
    /// What a process and all below it take now; nothing where the system does not tell.
    pub(super) fn of(root: u32) -> Self {
        let listed = output(Command::new("ps").args(["-A", "-o", "pid=,ppid=,rss=,comm="]));
        Self::in_list(&listed.unwrap_or_default(), root)
    }

    /// The larger of both, each for itself.
    pub(super) fn or_more(self, other: Self) -> Self {
        Self { java: self.java.max(other.java), python: self.python.max(other.python) }
    }

    fn in_list(listed: &str, root: u32) -> Self {
        let mut below: BTreeMap<u32, Vec<(u32, u64, &str)>> = BTreeMap::new();
        for line in listed.lines() {
            let mut words = line.split_whitespace();
            let mut number = || words.next()?.parse::<u64>().ok();
            let (Some(id), Some(parent), Some(kilobytes)) = (number(), number(), number()) else { continue };
            let (Ok(id), Ok(parent)) = (id.try_into(), parent.try_into()) else { continue };
            below.entry(parent).or_default().push((id, kilobytes, words.next().unwrap_or_default()));
        }
        let (mut java, mut python) = (0, 0);
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            // Each process has one parent, so none is counted twice.
            for (id, kilobytes, name) in below.remove(&id).unwrap_or_default() {
                match name {
                    "java" => java += kilobytes,
                    name if name.contains("python") => python += kilobytes,
                    _ => {}
                }
                open.push(id);
            }
        }
        Self { java: java / 1000, python: python / 1000 }
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;

    #[test]
    fn what_is_below_a_process_is_summed() {
        let listed = "    1     0   9000 init\n  100     1   1000 sh\n  101   100 300000 java\n  102   101 200000 java\n  \
                      103   102  50000 python3.11\n  104   103  60000 python3.11\n  200     1 700000 java\n";
        assert_eq!(Memory::in_list(listed, 100), Memory { java: 500, python: 110 });
        assert_eq!(Memory::in_list(listed, 999), Memory::default());
    }
}
