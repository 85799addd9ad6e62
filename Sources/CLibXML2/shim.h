#ifndef GMM_QUIZ_CLIBXML2_SHIM_H
#define GMM_QUIZ_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with the copy of ICU in Foundation. Only the
// innards of encoding handlers depend on it, and nobody here looks into those.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlsave.h>
#include <libxml/xmlschemastypes.h>

// `xmlFree` is a mutable global function pointer, which Swift 6 does not let through.
static inline void gmm_xmlFree(void *memory) {
  if (memory) xmlFree(memory);
}

#endif
