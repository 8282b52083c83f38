// libsecp256k1 with the recovery module. Missing? On Debian: apt-get install libsecp256k1-dev
#if !__has_include(<secp256k1_recovery.h>)
#error "secp256k1_recovery.h was not found: install libsecp256k1-dev (apt-get install libsecp256k1-dev)"
#endif
#include <secp256k1.h>
#include <secp256k1_recovery.h>
