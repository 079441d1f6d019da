"""The ecosystem's own suite with our code; the kernel is the one that COURSE_KERNEL names."""

import os
import unittest

import jupyter_kernel_test

BROADCAST = "await (globalThis as any)[Symbol.for('Jupyter.broadcast')]"
TSLAB = "import * as tslab from 'tslab';\n"


class CourseKernel(jupyter_kernel_test.KernelTests):
    kernel_name = os.environ["COURSE_KERNEL"]
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('to stderr')"
    completion_samples = [
        {"text": "Math.hyp", "matches": ["hypot"]},
        {"text": "const s = 'a'; s.toUpperC", "matches": ["toUpperCase"]},
        {"text": "[1].flatM", "matches": ["flatMap"]},
    ]
    complete_code_samples = ["1", "const a: number = 1;", "for (;;) {}", "`a\nb`"]
    incomplete_code_samples = ["function f() {", "`a", "[1,", "/* a"]
    invalid_code_samples = ["const = 1;", ")", "a b c"]
    code_generate_error = "throw new RangeError('too far')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "({ a: [1, 'x'] })", "result": "{ a: [ 1, 'x' ] }"},
        {"code": "null", "result": "null"},
        {"code": "await Promise.resolve('later')", "result": "'later'"},
    ]
    code_display_data = [
        {"code": TSLAB + "tslab.display.html('<b>1</b>')", "mime": "text/html"},
        {"code": TSLAB + "tslab.display.png(new Uint8Array([1]))", "mime": "image/png"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.hypot"
    code_clear_output = BROADCAST + "('clear_output', { wait: false })"


if __name__ == "__main__":
    unittest.main(verbosity=2)
