"""The demo server: Evo Voice's messaging API on loopback, with faults; used by --demo, tests and benchmarks."""
