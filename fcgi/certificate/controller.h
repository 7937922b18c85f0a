/* certificate/controller.h - what anybody needs to verify a credential of ours. */
#ifndef CERTIFICATE_CONTROLLER_H
#define CERTIFICATE_CONTROLLER_H

#include <json-c/json.h>

/* The controller document (W3C Controlled Identifiers) of all keys under this identifier. */
struct json_object *controller_document(const char *controller);

#endif
