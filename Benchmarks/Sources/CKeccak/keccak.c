#include "keccak.h"

#include <string.h>

#define RATE 136

static const uint64_t round_constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B,
    0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088,
    0x0000000080008009, 0x000000008000000A, 0x000000008000808B, 0x800000000000008B, 0x8000000000008089,
    0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

static inline uint64_t rotated(uint64_t lane, int count) { return lane << count | lane >> (64 - count); }

/* Chi of one plane; the first lane of the first plane takes the round's constant besides. */
#define CHI(plane, x0, x1, x2, x3, x4)     \
    a[plane] = x0 ^ (~x1 & x2);            \
    a[plane + 1] = x1 ^ (~x2 & x3);        \
    a[plane + 2] = x2 ^ (~x3 & x4);        \
    a[plane + 3] = x3 ^ (~x4 & x0);        \
    a[plane + 4] = x4 ^ (~x0 & x1);

/* Written out lane by lane, as fast implementations are; the lanes live in registers and on the stack. */
static void permute(uint64_t state[25]) {
    uint64_t a[25];
    memcpy(a, state, sizeof a);
    for (int round = 0; round < 24; round++) {
        uint64_t c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20];
        uint64_t c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
        uint64_t c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22];
        uint64_t c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
        uint64_t c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24];
        uint64_t d0 = c4 ^ rotated(c1, 1), d1 = c0 ^ rotated(c2, 1), d2 = c1 ^ rotated(c3, 1);
        uint64_t d3 = c2 ^ rotated(c4, 1), d4 = c3 ^ rotated(c0, 1);
        uint64_t b0 = a[0] ^ d0, b1 = rotated(a[6] ^ d1, 44), b2 = rotated(a[12] ^ d2, 43);
        uint64_t b3 = rotated(a[18] ^ d3, 21), b4 = rotated(a[24] ^ d4, 14);
        uint64_t b5 = rotated(a[3] ^ d3, 28), b6 = rotated(a[9] ^ d4, 20), b7 = rotated(a[10] ^ d0, 3);
        uint64_t b8 = rotated(a[16] ^ d1, 45), b9 = rotated(a[22] ^ d2, 61);
        uint64_t b10 = rotated(a[1] ^ d1, 1), b11 = rotated(a[7] ^ d2, 6), b12 = rotated(a[13] ^ d3, 25);
        uint64_t b13 = rotated(a[19] ^ d4, 8), b14 = rotated(a[20] ^ d0, 18);
        uint64_t b15 = rotated(a[4] ^ d4, 27), b16 = rotated(a[5] ^ d0, 36), b17 = rotated(a[11] ^ d1, 10);
        uint64_t b18 = rotated(a[17] ^ d2, 15), b19 = rotated(a[23] ^ d3, 56);
        uint64_t b20 = rotated(a[2] ^ d2, 62), b21 = rotated(a[8] ^ d3, 55), b22 = rotated(a[14] ^ d4, 39);
        uint64_t b23 = rotated(a[15] ^ d0, 41), b24 = rotated(a[21] ^ d1, 2);
        CHI(0, b0, b1, b2, b3, b4)
        CHI(5, b5, b6, b7, b8, b9)
        CHI(10, b10, b11, b12, b13, b14)
        CHI(15, b15, b16, b17, b18, b19)
        CHI(20, b20, b21, b22, b23, b24)
        a[0] ^= round_constants[round];
    }
    memcpy(state, a, sizeof a);
}

static void absorb(uint64_t state[25], const uint8_t block[RATE]) {
    for (int lane = 0; lane < RATE / 8; lane++) {
        uint64_t value;
        memcpy(&value, block + lane * 8, 8);
        state[lane] ^= value;
    }
    permute(state);
}

void benchmark_keccak256(const uint8_t *message, size_t length, uint8_t digest[32]) {
    uint64_t state[25] = {0};
    while (length >= RATE) {
        absorb(state, message);
        message += RATE;
        length -= RATE;
    }
    uint8_t last[RATE] = {0};
    memcpy(last, message, length);
    last[length] = 0x01;
    last[RATE - 1] |= 0x80;
    absorb(state, last);
    memcpy(digest, state, 32);
}
