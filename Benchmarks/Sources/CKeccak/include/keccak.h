#ifndef LUCID_BENCHMARK_KECCAK_H
#define LUCID_BENCHMARK_KECCAK_H

#include <stddef.h>
#include <stdint.h>

/// Keccak-256 with the original padding 0x01. Only to measure against.
void benchmark_keccak256(const uint8_t *message, size_t length, uint8_t digest[32]);

#endif
