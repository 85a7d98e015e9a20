/**
 * A certificate that nobody trusts unless told to, for 127.0.0.1 and mail.paper.example, made for these tests with openssl; valid
 * from 2000 to 2099. Its key is known to everybody who reads this, and keeps nothing.
 */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBjTCCATKgAwIBAgIBATAKBggqhkjOPQQDAjAiMSAwHgYDVQQDDBdJbnZlbnRl
ZCB0ZXN0IGF1dGhvcml0eTAgFw0wMDAxMDEwMDAwMDBaGA8yMTAwMDEwMTAwMDAw
MFowIjEgMB4GA1UEAwwXSW52ZW50ZWQgdGVzdCBhdXRob3JpdHkwWTATBgcqhkjO
PQIBBggqhkjOPQMBBwNCAAQXIs5F6JnvHsBm0MB5f3fdBz2f51NH1hknjMfovsxU
e4qT0c+PRljNiMtBNBZqJw1Ofpn/TbzLXc3CC7YUcSLCo1cwVTAPBgNVHRMBAf8E
BTADAQH/MCMGA1UdEQQcMBqHBH8AAAGCEm1haWwucGFwZXIuZXhhbXBsZTAdBgNV
HQ4EFgQUohGawdQ1RosHpUzubs0Q/KZ1JlEwCgYIKoZIzj0EAwIDSQAwRgIhAMOC
vE4UwPE3XVAL07kuz0kHlUAzCTQf3fEblCE2C4wtAiEAl54JWbMyIOzrbu2NTa+1
X+NEK/q3UhcB+LyZ7ijkczc=
-----END CERTIFICATE-----
`;

export const CERTIFICATE_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgneDIYl8OYpC9I8t1
WcmFzOR6d0+btjBoIP7Frp3n8sWhRANCAAQXIs5F6JnvHsBm0MB5f3fdBz2f51NH
1hknjMfovsxUe4qT0c+PRljNiMtBNBZqJw1Ofpn/TbzLXc3CC7YUcSLC
-----END PRIVATE KEY-----
`;
