// A file without the two lines.
#include "model/core/clock.h"
